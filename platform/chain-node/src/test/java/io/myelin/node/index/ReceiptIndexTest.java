package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables say in words what receipts and bodies say in bytes. */
class ReceiptIndexTest {
  @TempDir private Path dir;

  @Test
  void shouldSayWhoCalledWhatAndHowItEnded() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database = database()) {
      chain.register();
      chain.fail();
      chain.produce(2);
      follow(database, chain.source());
      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));

      List<HistoryReader.Call> stakes =
          history.calls(IndexedChain.BOB, "SubtensorModule", "add_stake", Long.MAX_VALUE, 10);
      assertEquals(2, stakes.size());
      HistoryReader.Call failed = stakes.get(0);
      HistoryReader.Call staked = stakes.get(1);
      assertTrue(staked.success());
      assertEquals("", staked.failure());
      assertTrue(staked.arguments().contains("\"netuid\":1"), stakes.toString());
      assertFalse(failed.success());
      assertTrue(failed.failure().startsWith("SubtensorModule."), failed.toString());
      HistoryReader.Call inherent = history.calls("", "Timestamp", "set", Long.MAX_VALUE, 1).get(0);
      assertEquals("", inherent.signer());

      HistoryReader.Event added =
          history.events("SubtensorModule", "StakeAdded", Long.MAX_VALUE, 1).get(0);
      assertEquals(staked.index(), added.extrinsic());
      assertTrue(added.fields().contains(IndexedChain.BOB), added.fields());
      assertTrue(history.events("", "", added.id(), 5).stream().allMatch(e -> e.id() < added.id()));
      assertTrue(history.events("System", "ExtrinsicSuccess", Long.MAX_VALUE, 1).isEmpty());
    }
  }

  @Test
  void shouldMakeTheReceiptsOfAnOldChainOnce() throws Exception {
    try (IndexedChain chain = IndexedChain.recorded(dir.resolve("chain"));
        IndexDatabase database = database()) {
      assertTrue(chain.ledger().receipts().at(1).isEmpty());
      follow(database, chain.source());
      IndexedChain.Rows made = IndexedChain.rows(database.sessions());
      assertEquals(426, chain.ledger().receipts().at(1).orElseThrow().specVersion());
      assertFalse(made.of("event").isEmpty());
      assertFalse(made.of("epoch_neuron").isEmpty());
      List<HistoryReader.Call> sent =
          new HistoryReader(new IndexReads(database.sessions()))
              .calls(IndexedChain.BOB, "Balances", "", Long.MAX_VALUE, 1);
      assertTrue(sent.get(0).arguments().contains("12500000000"), sent.toString());

      IndexFollower anew =
          new IndexFollower(
              new IndexStore(database.sessions()), chain.sourceThatExecutesNothing(), true);
      anew.restart();
      IndexedChain.catchUp(anew);
      assertEquals(made, IndexedChain.rows(database.sessions()));
    }
  }

  private IndexDatabase database() {
    return IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")));
  }

  private static void follow(IndexDatabase database, IndexSource source) {
    IndexedChain.catchUp(new IndexFollower(new IndexStore(database.sessions()), source, true));
  }
}
