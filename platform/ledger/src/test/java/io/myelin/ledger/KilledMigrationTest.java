package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that is killed while it brings an earlier build's folder into today's form. */
class KilledMigrationTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final int KILLED = 77;

  @TempDir private Path dir;

  @Test
  void shouldBeginAnewAndLoseNothing() throws IOException, InterruptedException {
    Path chain = RecordedChain.unpack(426, dir);
    for (int looks : new int[] {1, 3, 10, 30}) {
      assertEquals(KILLED, child(chain, looks).waitFor(), "killed while states are kept");
    }

    try (Ledger ledger = open(chain)) {
      long head = ledger.head().height();
      assertTrue(head > History.DEFAULT_STATES, "recorded blocks: " + head);
      for (long height = head - History.DEFAULT_STATES + 1; height <= head; height += 100) {
        Hash256 said = ledger.blockAt(height).orElseThrow().header().stateRoot();
        Hash256 hash = ledger.hashAt(height).orElseThrow();
        assertEquals(said, ledger.stateAt(hash).orElseThrow().root(), "state of block " + height);
      }
      assertEquals(ledger.head().header().stateRoot(), ledger.state().root());
      assertEquals(head + 1, ledger.produce(1).height());
    }
  }

  private static Process child(Path chain, int looks) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Opener.class.getName(),
            chain.toString(),
            Integer.toString(looks))
        .inheritIO()
        .start();
  }

  private static Ledger open(Path chain) {
    Genesis genesis = RecordedChain.genesis(chain);
    return Ledger.open(chain, genesis.config(), genesis.runtimes(), ALICE, History.RECENT);
  }

  /** A node's process that opens the folder and ends in the middle, as by a kill. */
  static final class Opener {
    private Opener() {}

    public static void main(String[] arguments) {
      Thread opening = Thread.currentThread();
      int looks = Integer.parseInt(arguments[1]);
      Thread killer = new Thread(() -> kill(opening, looks));
      killer.setDaemon(true);
      killer.start();
      open(Path.of(arguments[0])).close();
    }

    /** Ends the process at the so-manieth look that finds it keeping a state in its new form. */
    private static void kill(Thread opening, int looks) {
      int seen = 0;
      while (seen < looks) {
        boolean keeping =
            Stream.of(opening.getStackTrace())
                .anyMatch(
                    at ->
                        at.getClassName().equals(FlatState.class.getName())
                            && at.getMethodName().equals("keep"));
        seen += keeping ? 1 : 0;
      }
      Runtime.getRuntime().halt(KILLED);
    }
  }
}
