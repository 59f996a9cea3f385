package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** What the machine withholds for the moment is not told as damage. */
class ShortageTest {
  @TempDir private Path dir;

  @Test
  void shouldNeverTakeTooFewOpenFilesForDamage() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process child =
        new ProcessBuilder(
                "sh",
                "-c",
                "ulimit -n 256; exec \"$@\"",
                "sh",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Starved.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .start();
    List<String> said =
        new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();

    assertEquals(0, child.waitFor(), said.toString());
    List<String> refusals = said.stream().filter(line -> line.contains("refused: ")).toList();
    assertTrue(
        refusals.stream().anyMatch(line -> line.contains("limit of open files")), said.toString());
    for (String refusal : refusals) {
      assertFalse(refusal.contains("is damaged"), refusal);
      assertFalse(refusal.contains("remove"), refusal);
      assertFalse(refusal.contains("in use"), refusal);
    }
    assertTrue(said.get(said.size() - 1).endsWith("opened"), "nothing was lost: " + said);
  }

  @Test
  void shouldCallDamageOnlyWhatTheStoreCallsSo() {
    String full = failure(Status.Code.IOError, "While appending: No space left on device");
    assertTrue(full.contains("free some disk") && full.contains("not damaged"), full);
    String table = failure(Status.Code.Corruption, "Can't access /1.sst: Too many open files");
    assertTrue(table.contains("not damaged") && !table.contains("remove"), table);
    String strange = failure(Status.Code.IOError, "Input/output error");
    assertTrue(strange.contains("keep the folder"), strange);
    String other = failure(Status.Code.IOError, "While lock file: /blockchain/LOCK: busy");
    assertTrue(other.contains("in use by another node"), other);
    String path = failure(Status.Code.IOError, "While open a file: /blockchain/1.sst: Not a file");
    assertFalse(path.contains("in use"), path);
    String bad = failure(Status.Code.Corruption, "block checksum mismatch");
    assertTrue(bad.contains("is damaged"), bad);
  }

  @Test
  void shouldFindTheShortageBehindAFailure() {
    assertEquals(
        Optional.of(Shortage.PERMISSION),
        Shortage.behind(new IllegalStateException(new AccessDeniedException("/a"))));
    assertEquals(Optional.empty(), Shortage.behind(new IllegalStateException("bytes are left")));
  }

  private String failure(Status.Code code, String state) {
    return String.valueOf(
        StoreFailure.of(
                dir, new RocksDBException(state, new Status(code, Status.SubCode.None, state)))
            .getMessage());
  }

  /** A process that may open ever more files, from none on. */
  static final class Starved {
    private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);

    private static final GenesisConfig GENESIS = GenesisFile.preset("dev");

    private static final StandardRuntime RUNTIME = new StandardRuntime();

    private Starved() {}

    public static void main(String[] arguments) throws IOException {
      Path dir = Path.of(arguments[0]);
      for (int time = 1; time <= 3; time++) {
        try (Ledger ledger = open(dir)) {
          ledger.produce(time * 1000L);
        }
      }
      Deque<Closeable> hoard = new ArrayDeque<>();
      try {
        while (true) {
          hoard.push(new FileInputStream("/dev/null"));
        }
      } catch (IOException full) {
        System.out.println("hoarded " + hoard.size());
      }
      for (int allowed = 0; allowed < 40; allowed++) {
        try (Ledger ledger = open(dir)) {
          System.out.println(allowed + " " + ledger.head().height() + " opened");
          return;
        } catch (LedgerException refused) {
          System.out.println(allowed + " refused: " + refused.getMessage());
        }
        hoard.pop().close();
      }
    }

    private static Ledger open(Path dir) {
      return Ledger.open(dir, GENESIS, RUNTIME, ALICE);
    }
  }
}
