package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Rao;
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
 * What a loss of power may leave of the record of a last block with transfers and an epoch: a part
 * of it, zeros in its place, or sectors that came in another order. The block is there, or it is
 * not, or the store is refused as damaged; no other state, body, receipt or position is ever
 * answered. Each run draws other offsets; {@code -Dtorn.seed=} draws those of a run that failed
 * again, and {@code -Dtorn.cases=0} tries every one, which takes minutes.
 */
class TornTailTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final KeyPair BOB = SecretUri.parse("//Bob").keyPair(Scheme.SR25519);
  private static final int MOST_BLOCKS = 200;
  private static final int TRANSFERS = 5;
  private static final int CASES = Integer.getInteger("torn.cases", 24);
  private static final long SEED = Long.getLong("torn.seed", System.nanoTime());
  private static final int SECTOR = 512;

  @TempDir private Path dir;
  private final Random random = new Random(SEED);
  private final List<Kept> kept = new ArrayList<>();
  private long blocks;
  private byte[] log = {};
  private int lastRecord;

  @BeforeEach
  void someBlocks() throws IOException {
    blocks = firstEpoch();
    Path whole = dir.resolve("whole");
    try (Ledger ledger = open(whole)) {
      for (long height = 1; height <= blocks; height++) {
        if (height == blocks) {
          transfers(ledger);
        }
        lastRecord = (int) Files.size(log(whole));
        ledger.produce(height * 250L);
      }
      for (long height = 0; height <= blocks; height++) {
        kept.add(Kept.of(ledger, height));
      }
      Receipt last = ledger.receipts().at(blocks).orElseThrow();
      assertEquals(1 + TRANSFERS, last.outcomes().size());
      assertFalse(last.epochs().isEmpty());
    }
    log = Files.readAllBytes(log(whole));
    assertTrue(log.length - lastRecord > 1_000, "the last record is in the log");
  }

  /** What must be the same of a block for as long as it is there. */
  private record Kept(Hash256 root, Hash256 hash, List<String> body, String receipt) {
    static Kept of(Ledger ledger, long height) {
      StoredBlock block = ledger.blockAt(height).orElseThrow();
      return new Kept(
          block.header().stateRoot(),
          block.header().hash(),
          block.extrinsics().stream().map(Hex::encode).toList(),
          ledger.receipts().at(height).map(Receipt.CODEC::encode).map(Hex::encode).orElse("none"));
    }
  }

  /** Its record holds more than one of a block without. */
  private long firstEpoch() {
    try (Ledger ledger = open(dir.resolve("probe"))) {
      while (ledger.head().height() < MOST_BLOCKS) {
        long height = ledger.produce((ledger.head().height() + 1) * 250L).height();
        if (!ledger.receipts().at(height).orElseThrow().epochs().isEmpty()) {
          return height;
        }
      }
    }
    throw new AssertionError("no epoch in " + MOST_BLOCKS + " blocks");
  }

  private static void transfers(Ledger ledger) {
    for (int i = 0; i < TRANSFERS; i++) {
      byte[] call = Signing.bytes(Calls.transferKeepAlive(BOB.accountId(), Rao.tao(1 + i)));
      long nonce = ledger.pool().nextIndex(ALICE.accountId());
      Submission answer = ledger.pool().submit(Signing.sign(ledger, ALICE, nonce, call));
      assertEquals(Submission.Accepted.class, answer.getClass(), answer.toString());
    }
  }

  @Test
  void shouldHoldATruncatedTail() {
    for (int offset : offsets()) {
      assertEquals(blocks - 1, opened(bytes -> Arrays.copyOf(bytes, offset)), at(offset));
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
      assertTrue(head == blocks - 1 || head == REFUSED, at(offset) + ": " + head);
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
      assertTrue(head >= blocks - 1 || head == REFUSED, at(offset) + ": " + head);
    }
  }

  private static String at(int offset) {
    return "at " + offset + " of seed " + SEED;
  }

  private static final long REFUSED = -1;

  /** The head that a folder with this log opens at, when all that it tells is right. */
  private long opened(UnaryOperator<byte[]> damage) {
    Path copy = dir.resolve("copy");
    try {
      copy(dir.resolve("whole"), copy);
      Files.write(log(copy), damage.apply(log.clone()));
      try (Ledger ledger = open(copy)) {
        long head = ledger.head().height();
        assertEquals(head, ledger.position().index());
        for (long height = 0; height <= head; height++) {
          Kept whole = kept.get((int) height);
          assertEquals(whole, Kept.of(ledger, height));
          var state = ledger.stateAt(whole.hash()).orElseThrow();
          assertEquals(whole.root(), state.root());
          if (height >= blocks - 1) {
            state.scan(new byte[0]).forEachRemaining(entry -> {});
          }
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
