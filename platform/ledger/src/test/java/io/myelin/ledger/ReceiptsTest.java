package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.order.Applied;
import io.myelin.ledger.order.Ordered;
import io.myelin.ledger.order.Position;
import io.myelin.ledger.order.Proposal;
import io.myelin.ledger.order.ProposalRequest;
import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.ledger.receipt.Outcome;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.ledger.receipt.ReceiptTree;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.block.Header;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.primitives.hash.Hashes;
import io.myelin.runtime.version.Runtimes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receipt says what the state and the execution said, and the header names its root. */
class ReceiptsTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final Genesis DEV = GenesisFile.load("dev", Optional.empty());
  @TempDir private Path dir;
  private Ledger ledger;

  @BeforeEach
  void open() {
    ledger = open("chain");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  @Test
  void shouldKeepWithEachBlockWhatItsExecutionSaid() {
    new Market(ledger).run();
    List<Outcome> failed = new ArrayList<>();
    List<EpochRecord> epochs = new ArrayList<>();
    for (long height = 1; height <= Market.BLOCKS; height++) {
      StoredBlock block = ledger.blockAt(height).orElseThrow();
      Receipt receipt = ledger.receipts().at(height).orElseThrow();
      assertEquals(427, receipt.specVersion());
      assertEquals(block.extrinsics().size(), receipt.outcomes().size());
      assertArrayEquals(
          ledger.stateAt(block.hash()).orElseThrow().get(events()).orElseThrow(), receipt.events());
      assertEquals(Optional.of(ReceiptTree.of(receipt).root()), Seals.receiptsRoot(block.header()));
      receipt.outcomes().stream().filter(o -> o.failure().isPresent()).forEach(failed::add);
      epochs.addAll(receipt.epochs());
    }
    assertEquals(3, failed.size());
    Outcome.Failure first = failed.get(0).failure().orElseThrow();
    assertEquals("SubtensorModule.HotKeyAccountNotExists", first.words());
    assertEquals(3, first.error()[0], "a module's error");
    EpochRecord last = epochs.get(epochs.size() - 1);
    assertTrue(epochs.stream().anyMatch(e -> e.netuid().equals(new NetUid(1))));
    assertFalse(last.tables().neurons().isEmpty());
  }

  @Test
  void shouldHoldTheMetagraphWeightsAndBondsThatTheEpochLeft() {
    new Market(ledger).run();
    NetUid text = new NetUid(1);
    long height = Market.BLOCKS;
    while (ledger.receipts().at(height).orElseThrow().epochs().stream()
        .noneMatch(epoch -> epoch.netuid().equals(text))) {
      height--;
    }
    EpochRecord epoch =
        ledger.receipts().at(height).orElseThrow().epochs().stream()
            .filter(each -> each.netuid().equals(text))
            .findFirst()
            .orElseThrow();
    assertEquals(
        ledger
            .runtime()
            .queries()
            .metagraph(ledger.stateAt(ledger.hashAt(height).orElseThrow()).orElseThrow(), text)
            .orElseThrow(),
        epoch.tables().neurons());
    List<Integer> targets =
        epoch.tables().weights().stream()
            .flatMap(row -> EpochRecord.row(row).keySet().stream())
            .distinct()
            .toList();
    assertEquals(List.of(2, 3), targets);
    assertTrue(epoch.tables().bonds().stream().anyMatch(row -> !EpochRecord.row(row).isEmpty()));
  }

  @Test
  void shouldRefuseABlockWhoseReceiptsRootIsAnother() {
    Proposal good = ledger.propose(new ProposalRequest(1_000)).orElseThrow();
    Header header = good.header();
    assertEquals(3, header.digestLogs().size());
    for (List<byte[]> items :
        List.of(
            List.of(header.digestLogs().get(0), Seals.receipts(Hash256.ZERO)),
            List.of(header.digestLogs().get(0)))) {
      Header other =
          Seals.sealed(
              new Header(
                  header.parentHash(),
                  header.number(),
                  header.stateRoot(),
                  header.extrinsicsRoot(),
                  items),
              ALICE);
      assertNotEquals(header.hash(), other.hash());
      Applied refused =
          ledger.apply(new Ordered(new Position(1), new Proposal(other, good.extrinsics())));
      assertInstanceOf(Applied.Skipped.class, refused, refused.toString());
    }
    assertInstanceOf(Applied.Kept.class, ledger.apply(new Ordered(new Position(1), good)));
  }

  @Test
  void shouldMakeTheSameReceiptAgainByExecuting() {
    new Market(ledger).run();
    ReceiptMaker maker =
        new ReceiptMaker(
            ledger,
            ALICE.accountId(),
            new Runtimes(DEV.config().blockMillis(), (signature, signer, message) -> true));
    for (long height = 1; height <= Market.BLOCKS; height++) {
      assertArrayEquals(
          Receipt.CODEC.encode(ledger.receipts().at(height).orElseThrow()),
          Receipt.CODEC.encode(maker.make(height)));
    }
  }

  private static byte[] events() {
    return Hashes.concat(twox("System"), twox("Events"));
  }

  private static byte[] twox(String name) {
    return Hashes.twox(name.getBytes(StandardCharsets.US_ASCII), 16);
  }

  private Ledger open(String name) {
    return Ledger.open(dir.resolve(name), DEV.config(), DEV.runtimes(), ALICE, History.RECENT);
  }
}
