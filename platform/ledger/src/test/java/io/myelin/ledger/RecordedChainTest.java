package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.client.Calls;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.BlockResult;
import io.myelin.runtime.ChainRuntime;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.version.RuntimeSchedule;
import io.myelin.runtime.version.Runtimes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain that the build before wrote opens, keeps all it had, is upgraded, and goes on. */
class RecordedChainTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final byte[] NEXT = RuntimeArtifact.of(427).bytes();
  @TempDir private Path dir;

  @Test
  void shouldOpenAndGoOnByItsOwnVersion() {
    Path chain = RecordedChain.unpack(426, dir);
    long head;
    try (Ledger ledger = open(chain)) {
      head = ledger.head().height();
      assertTrue(head > History.DEFAULT_STATES, "recorded blocks: " + head);
      assertEquals(GenesisNote.read(chain).orElseThrow().hash(), ledger.genesisHash());
      assertEquals(ledger.head().header().stateRoot(), ledger.state().root());
      assertEquals(head + 1, ledger.produce(1).height());
      assertEquals(426, ledger.runtime().version().specVersion());
    }
    try (Ledger again = open(chain)) {
      assertEquals(head + 1, again.head().height());
      assertEquals(head + 2, again.produce(2).height());
    }
  }

  @Test
  void shouldBeUpgradedAndReplayedFromGenesisToTheSameRootsAndReceipts() {
    Path chain = RecordedChain.unpack(426, dir);
    try (Ledger ledger = open(chain)) {
      long recorded = ledger.head().height();
      upgrade(ledger);
      assertEquals(427, ledger.runtime().version().specVersion());
      send(ledger, Signing.bytes(Calls.transferKeepAlive(ALICE.accountId(), Rao.tao(1))));
      for (int i = 0; i < 25; i++) {
        ledger.produce(i);
      }
      assertEquals(recorded + 2 + 25, ledger.head().height());
      replay(ledger, RecordedChain.genesis(chain));
    }
  }

  /** A node whose build has the first version only. */
  @Test
  void shouldStopBeforeABlockOfAVersionThatItsBuildLacks() {
    Path chain = RecordedChain.unpack(426, dir);
    String unknown = "myelin runtime\nspec-name node-subtensor\nspec-version 999\n";
    long last;
    try (Ledger ledger = open(chain)) {
      byte[] artefact = unknown.getBytes(StandardCharsets.US_ASCII);
      upgrade(ledger, artefact);
      last = ledger.head().height();
      LedgerException refused = assertThrows(LedgerException.class, () -> ledger.produce(1));
      assertSentence(String.valueOf(refused.getMessage()), last + 1);
      assertSentence(ledger.failure().orElseThrow(), last + 1);
      assertEquals(last, ledger.head().height());
    }
    try (Ledger again = open(chain)) {
      assertEquals(last, again.head().height());
      assertSentence(again.failure().orElseThrow(), last + 1);
      assertTrue(again.runtime().queries().supply(again.state()).block() == last, "still readable");
    }
  }

  private static void assertSentence(String said, long block) {
    for (String part :
        new String[] {"block " + block, "version 999", "[426, 427]", "install a build"}) {
      assertTrue(said.contains(part), said);
    }
  }

  private static void upgrade(Ledger ledger) {
    upgrade(ledger, NEXT);
  }

  private static void upgrade(Ledger ledger, byte[] artefact) {
    byte[] hash = Hashes.blake2b256(artefact).bytes();
    send(ledger, new ScaleWriter().u8(12).u8(0).u8(0).u8(9).bytes(hash).toByteArray());
    ledger.produce(1);
    send(ledger, new ScaleWriter().u8(0).u8(11).lengthPrefixed(artefact).toByteArray());
    ledger.produce(2);
  }

  private static void send(Ledger ledger, byte[] call) {
    long nonce = ledger.pool().nextIndex(ALICE.accountId());
    Submission answer = ledger.pool().submit(Signing.sign(ledger, ALICE, nonce, call));
    assertEquals(Submission.Accepted.class, answer.getClass(), answer.toString());
  }

  private static void replay(Ledger ledger, Genesis genesis) {
    RuntimeSchedule runtimes =
        new Runtimes(genesis.config().blockMillis(), (signature, signer, message) -> true);
    assertEquals(426, genesis.specVersion());
    StateTrie state = Genesis.state(genesis.config(), runtimes.version(genesis.specVersion()));
    for (long height = 1; height <= ledger.head().height(); height++) {
      StoredBlock block = ledger.blockAt(height).orElseThrow();
      BlockInput input =
          new BlockInput(
              height,
              block.header().parentHash(),
              genesis.config().author(),
              Seals.executed(block.header()),
              block.extrinsics());
      ChainRuntime runtime = runtimes.after(state);
      BlockResult result = runtime.apply(state, input);
      state = state.apply(result.changes());
      assertEquals(block.header().stateRoot(), state.root(), "state root of block " + height);
      assertReceipt(ledger, block, Receipt.of(runtime, result, state));
    }
  }

  /** Blocks of the build before have no receipts, but outcomes and payouts. */
  private static void assertReceipt(Ledger ledger, StoredBlock block, Receipt replayed) {
    String of = "of block " + block.height();
    Optional<Receipt> kept = ledger.receipts().at(block.height());
    kept.ifPresent(
        receipt ->
            assertArrayEquals(
                Receipt.CODEC.encode(receipt), Receipt.CODEC.encode(replayed), "receipt " + of));
    KeptBlock told = ledger.keptAt(block.height()).orElseThrow();
    assertEquals(told.failures(), KeptBlock.of(block, replayed).failures(), "failures " + of);
    assertEquals(told.payouts(), replayed.payouts(), "payouts " + of);
    Optional<Hash256> root = Seals.receiptsRoot(block.header());
    assertEquals(replayed.specVersion() >= 427, root.isPresent(), "a receipts root " + of);
    root.ifPresent(
        named -> assertEquals(named, ReceiptTree.of(replayed).root(), "receipts root " + of));
    assertTrue(kept.isPresent() || root.isEmpty(), "a receipt " + of);
  }

  private static Ledger open(Path chain) {
    Genesis genesis = RecordedChain.genesis(chain);
    return Ledger.open(chain, genesis.config(), genesis.runtimes(), ALICE, History.RECENT);
  }
}
