package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.GenesisConfig;
import io.myelin.runtime.StandardRuntime;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir Path dir;

  @Test
  void shouldFindEveryBlockAndStateAgainAfterReopening() {
    Hash256 fifth;
    Hash256 root;
    try (Ledger ledger = open()) {
      for (int i = 1; i <= 30; i++) {
        ledger.produce(1_000 + i);
      }
      fifth = ledger.hashAt(5).orElseThrow();
      root = ledger.stateAt(fifth).orElseThrow().root();
      assertEquals(root, ledger.blockAt(5).orElseThrow().header().stateRoot());
    }
    try (Ledger again = open()) {
      assertEquals(30, again.head().height());
      assertEquals(fifth, again.hashAt(5).orElseThrow());
      assertEquals(root, again.stateAt(fifth).orElseThrow().root());
      assertEquals(31, again.produce(5_000).height());
    }
  }

  /** Clients ask for the start of a chain, whatever its age. */
  @Test
  void shouldKeepTheStateOfGenesisAndOfRecentBlocksOnly() {
    Hash256 genesis;
    try (Ledger ledger = open()) {
      genesis = ledger.genesisHash();
      for (int i = 1; i <= History.DEFAULT_STATES + 2; i++) {
        ledger.produce(1_000 + i);
      }
      assertReadable(ledger, genesis);
    }
    try (Ledger again = open()) {
      again.produce(5_000);
      assertReadable(again, genesis);
    }
  }

  private static void assertReadable(Ledger ledger, Hash256 genesis) {
    assertEquals(
        ledger.blockAt(0).orElseThrow().header().stateRoot(),
        ledger.stateAt(genesis).orElseThrow().root());
    long oldest = ledger.head().height() - History.DEFAULT_STATES + 1;
    assertEquals(Optional.empty(), ledger.stateAt(ledger.hashAt(1).orElseThrow()));
    assertEquals(Optional.empty(), ledger.stateAt(ledger.hashAt(oldest - 1).orElseThrow()));
    assertTrue(ledger.stateAt(ledger.hashAt(oldest).orElseThrow()).isPresent());
  }

  @Test
  void shouldRefuseTheFolderOfAnotherChain() {
    open().close();
    GenesisConfig dev = GenesisFile.preset("dev");
    GenesisConfig other =
        new GenesisConfig(
            dev.chainName(),
            dev.blockMillis(),
            dev.author(),
            dev.sudo(),
            dev.balances(),
            dev.allowLoopbackAxons(),
            0,
            Rao.tao(999),
            dev.subnets());
    LedgerException refusal =
        assertThrows(
            LedgerException.class,
            () -> Ledger.open(dir.resolve("chain"), other, new StandardRuntime(), ALICE));
    assertTrue(refusal.toString().contains("another chain"), refusal.toString());
  }

  @Test
  void shouldSayThatItIsClosedInsteadOfReadingFreedMemory() {
    Ledger ledger = open();
    Hash256 head = ledger.produce(10).hash();
    ledger.close();
    ledger.close();
    for (Executable late :
        List.<Executable>of(
            () -> ledger.block(head),
            () -> ledger.blockAt(1),
            () -> ledger.stateAt(head),
            () -> ledger.hashAt(0),
            () -> ledger.produce(20))) {
      LedgerException refused = assertThrows(LedgerException.class, late);
      assertTrue(String.valueOf(refused.getMessage()).contains("closed"), refused.toString());
    }
  }

  @Test
  void shouldRefuseAFolderThatIsInUse() {
    try (Ledger first = open()) {
      LedgerException refusal = assertThrows(LedgerException.class, this::open);
      assertTrue(refusal.toString().contains("in use"), refusal.toString());
      assertEquals(0, first.head().height());
    }
  }

  @Test
  void shouldNameTheUnknownKeyOfAGenesisFile() throws Exception {
    Path file = Files.writeString(dir.resolve("g.json"), "{\"chian\": \"x\"}");
    LedgerException refusal = assertThrows(LedgerException.class, () -> GenesisFile.read(file));
    assertTrue(refusal.toString().contains("chian"), refusal.toString());
  }

  @Test
  void shouldTellTheOtherListenersWhenOneFails() {
    try (Ledger ledger = open()) {
      List<Long> heard = new ArrayList<>();
      ledger.listen(
          block -> {
            throw new IllegalStateException("a listener that fails on purpose");
          });
      ledger.listen(block -> heard.add(block.height()));
      ledger.produce(1_000);
      ledger.produce(2_000);
      assertEquals(List.of(1L, 2L), heard);
    }
  }

  @Test
  void shouldCountTheWholeStateWhenAsked() {
    try (Ledger ledger = open()) {
      ledger.produce(1_000);
      assertEquals(1, ledger.verify());
    }
  }

  /** Blocks are checked by what they change, so this one does not see what was wrong before. */
  @Test
  void shouldStopWhenTheWholeStateBreaksARule() {
    GenesisConfig dev = GenesisFile.preset("dev");
    SortedMap<byte[], byte[]> state = new StandardRuntime().genesis(dev);
    byte[] account = Hashes.concat(twox("System"), twox("Account"));
    byte[] lost =
        state.tailMap(account).keySet().stream()
            .filter(key -> key.length > account.length)
            .findFirst()
            .orElseThrow();
    state.remove(lost);
    SyntheticChain.create(dir.resolve("chain"), dev, state);
    try (Ledger ledger = open()) {
      ledger.produce(1_000);
      LedgerException broken = assertThrows(LedgerException.class, ledger::verify);
      assertTrue(broken.toString().contains("invariant 1"), broken.toString());
      assertThrows(LedgerException.class, () -> ledger.produce(2_000));
    }
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.US_ASCII), 16);
  }

  @Test
  void shouldRefuseBytesThatAreNoExtrinsic() {
    try (Ledger ledger = open()) {
      Submission answer = ledger.pool().submit(new byte[] {1, 2, 3});
      assertEquals(1002, ((Submission.Refused) answer).code());
      assertEquals(List.of(), ledger.pool().pending());
    }
  }

  private Ledger open() {
    return Ledger.open(
        dir.resolve("chain"), GenesisFile.preset("dev"), new StandardRuntime(), ALICE);
  }
}
