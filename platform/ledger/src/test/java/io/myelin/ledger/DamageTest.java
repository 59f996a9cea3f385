package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damage is noticed when it is met, at the latest when its state is read, and said in one sentence.
 */
class DamageTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir private Path dir;

  @BeforeEach
  void someBlocks() {
    try (Ledger ledger = open()) {
      for (int i = 1; i <= 20; i++) {
        ledger.produce(i * 250L);
      }
    }
  }

  @Test
  void shouldRefuseAChangedByteInTheWriteAheadLogInsteadOfLosingBlocks() throws IOException {
    flip(largest(".log"), 0.5);
    assertTrue(refusal().contains("damaged"), refusal());
  }

  @Test
  void shouldRefuseAChangedByteInATable() throws IOException {
    open().close(); // the log becomes a table when it is opened again
    flip(largest(".sst"), 0.3);
    assertTrue(refusal().contains("damage"), refusal());
  }

  @Test
  void shouldRefuseAMissingTable() throws IOException {
    open().close();
    Files.delete(largest(".sst"));
    assertTrue(refusal().contains("damaged"), refusal());
  }

  @Test
  void shouldGoOnAfterATornLastBatchThatNobodyWasTold() throws IOException {
    Path log = largest(".log");
    byte[] bytes = Files.readAllBytes(log);
    Files.write(log, java.util.Arrays.copyOf(bytes, bytes.length - 7));
    try (Ledger ledger = open()) {
      assertEquals(19, ledger.head().height());
      assertEquals(ledger.head().header().stateRoot(), ledger.state().root());
      assertEquals(20, ledger.produce(99_000).height());
    }
  }

  @Test
  void shouldMoveTimeForwardWhenTheClockWentBack() {
    try (Ledger ledger = open()) {
      assertEquals(5_000, Seals.time(ledger.state()));
      ledger.produce(3);
      assertEquals(5_001, Seals.time(ledger.state()));
    }
  }

  private String refusal() {
    return String.valueOf(assertThrows(LedgerException.class, this::readAll).getMessage());
  }

  private void readAll() {
    try (Ledger ledger = open()) {
      for (long height = ledger.head().height(); height >= 0; height--) {
        StateTrie state = ledger.stateAt(ledger.hashAt(height).orElseThrow()).orElseThrow();
        state.scan(new byte[0]).forEachRemaining(entry -> {});
      }
    }
  }

  private Ledger open() {
    return Ledger.open(dir, GenesisFile.preset("dev"), new StandardRuntime(), ALICE);
  }

  private Path largest(String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(dir)) {
      List<Path> found =
          files
              .filter(file -> file.getFileName().toString().endsWith(suffix))
              .sorted(Comparator.comparingLong(file -> file.toFile().length()))
              .toList();
      return found.get(found.size() - 1);
    }
  }

  private static void flip(Path file, double where) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (bytes.length * where)] ^= 0x55;
    Files.write(file, bytes);
  }
}
