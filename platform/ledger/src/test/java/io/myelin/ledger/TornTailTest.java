package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a loss of power may leave of the last block's record: a part of it, zeros in its place, or
 * sectors that came in another order. The block is there, or it is not, or the store is refused as
 * damaged; no other state is ever answered. Offsets are drawn by a seed; {@code -Dtorn.cases=0}
 * tries every one, which takes minutes.
 */
class TornTailTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final int BLOCKS = 6;
  private static final int CASES = Integer.getInteger("torn.cases", 12);
  private static final int SECTOR = 512;

  @TempDir private Path dir;
  private final Random random = new Random(23);
  private final List<Hash256> roots = new ArrayList<>();
  private byte[] log = {};
  private int lastRecord;

  @BeforeEach
  void someBlocks() throws IOException {
    Path whole = dir.resolve("whole");
    try (Ledger ledger = open(whole)) {
      for (int i = 1; i <= BLOCKS; i++) {
        lastRecord = (int) Files.size(log(whole));
        ledger.produce(i * 250L);
      }
      for (int height = 0; height <= BLOCKS; height++) {
        roots.add(ledger.blockAt(height).orElseThrow().header().stateRoot());
      }
    }
    log = Files.readAllBytes(log(whole));
    assertTrue(log.length - lastRecord > 1_000, "the last record is in the log");
  }

  @Test
  void shouldHoldATruncatedTail() {
    for (int offset : offsets()) {
      assertEquals(BLOCKS - 1, opened(bytes -> Arrays.copyOf(bytes, offset)), "at " + offset);
    }
  }

  @Test
  void shouldHoldZerosInPlaceOfATail() {
    for (int offset : offsets()) {
      long head =
          opened(
              bytes -> {
                Arrays.fill(bytes, offset, bytes.length, (byte) 0);
                return bytes;
              });
      assertTrue(head == BLOCKS - 1 || head == REFUSED, "at " + offset + ": " + head);
    }
  }

  @Test
  void shouldHoldSectorsInAnotherOrder() {
    for (int offset : offsets()) {
      int other = lastRecord + random.nextInt(log.length - lastRecord - SECTOR);
      int one = Math.min(offset, log.length - SECTOR);
      long head =
          opened(
              bytes -> {
                byte[] sector = Arrays.copyOfRange(bytes, one, one + SECTOR);
                System.arraycopy(bytes, other, bytes, one, SECTOR);
                System.arraycopy(sector, 0, bytes, other, SECTOR);
                return bytes;
              });
      assertTrue(head >= BLOCKS - 1 || head == REFUSED, "at " + offset + ": " + head);
    }
  }

  private static final long REFUSED = -1;

  /** The head that a folder with this log opens at, all of whose states are right. */
  private long opened(UnaryOperator<byte[]> damage) {
    Path copy = dir.resolve("copy");
    try {
      copy(dir.resolve("whole"), copy);
      Files.write(log(copy), damage.apply(log.clone()));
      try (Ledger ledger = open(copy)) {
        long head = ledger.head().height();
        for (int height = 0; height <= head; height++) {
          var state = ledger.stateAt(ledger.hashAt(height).orElseThrow()).orElseThrow();
          assertEquals(roots.get(height), state.root());
          state.scan(new byte[0]).forEachRemaining(entry -> {});
        }
        assertEquals(head + 1, ledger.produce(1_000_000).height());
        return head;
      } catch (LedgerException refused) {
        assertTrue(refused.toString().contains("damaged"), refused.toString());
        return REFUSED;
      } finally {
        delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int[] offsets() {
    int length = log.length - lastRecord;
    return CASES == 0
        ? random.ints(0, length).distinct().limit(length).map(at -> lastRecord + at).toArray()
        : random.ints(CASES, 0, length).map(at -> lastRecord + at).toArray();
  }

  private static Ledger open(Path folder) {
    return Ledger.open(folder, GenesisFile.preset("dev"), new StandardRuntime(), ALICE);
  }

  private static Path log(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("store"))) {
      return files.filter(file -> file.toString().endsWith(".log")).findFirst().orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
