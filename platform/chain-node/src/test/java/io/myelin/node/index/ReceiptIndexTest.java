package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.scale.ScaleWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
          history.calls(calls(IndexedChain.BOB, "SubtensorModule", "add_stake"), newest(10));
      assertEquals(2, stakes.size());
      HistoryReader.Call failed = stakes.get(0);
      HistoryReader.Call staked = stakes.get(1);
      assertTrue(staked.success());
      assertEquals("", staked.failure());
      assertTrue(staked.arguments().contains("\"netuid\":1"), stakes.toString());
      assertFalse(failed.success());
      assertTrue(failed.failure().startsWith("SubtensorModule."), failed.toString());
      HistoryReader.Call inherent = history.calls(calls("", "Timestamp", "set"), newest(1)).get(0);
      assertEquals("", inherent.signer());

      HistoryReader.Event added =
          history.events(events("SubtensorModule", "StakeAdded"), newest(1)).get(0);
      assertEquals(staked.index(), added.extrinsic());
      assertTrue(added.fields().contains(IndexedChain.BOB), added.fields());
      HistoryReader.Window before =
          new HistoryReader.Window(added.block(), added.position(), false, 5);
      HistoryReader.Window after =
          new HistoryReader.Window(added.block(), added.position(), true, 5);
      List<HistoryReader.Event> older = history.events(events("", ""), before);
      assertFalse(older.isEmpty());
      assertTrue(older.stream().allMatch(e -> at(e) < at(added)), older.toString());
      List<HistoryReader.Event> newer = history.events(events("", ""), after);
      assertTrue(newer.stream().allMatch(e -> at(e) > at(added)), newer.toString());
      assertTrue(history.events(events("System", "ExtrinsicSuccess"), newest(1)).isEmpty());
      assertEquals(
          List.of(false),
          history
              .calls(
                  new HistoryReader.CallFilter(
                      Optional.of(IndexedChain.BOB),
                      "",
                      "",
                      Optional.of(false),
                      Optional.empty(),
                      ALWAYS),
                  newest(9))
              .stream()
              .map(HistoryReader.Call::success)
              .toList());
      HistoryReader.Span one = new HistoryReader.Span(staked.block(), staked.block());
      assertEquals(
          List.of(staked.block()),
          history
              .calls(
                  new HistoryReader.CallFilter(
                      Optional.empty(), "", "", Optional.empty(), Optional.empty(), one),
                  newest(99))
              .stream()
              .map(HistoryReader.Call::block)
              .distinct()
              .toList());
    }
  }

  @Test
  void shouldSayWhatFailedInsideOfACallThatSucceededAlsoAfterARebuild() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database = database()) {
      byte[] to = Transfers.BOB.accountId().bytes();
      chain.sudo(new ScaleWriter().u8(5).u8(3).u8(0).bytes(to).compact(1_000).toByteArray());
      chain.produce(1);
      chain.sudo(new ScaleWriter().u8(0).u8(0).lengthPrefixed(new byte[1]).toByteArray());
      chain.produce(1);
      IndexFollower follower =
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true);
      IndexedChain.catchUp(follower);
      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));

      for (int round = 0; round < 2; round++) {
        List<HistoryReader.Call> sudos = history.calls(calls("", "Sudo", "sudo"), newest(9));
        assertEquals(2, sudos.size());
        assertTrue(sudos.stream().allMatch(HistoryReader.Call::success), sudos.toString());
        assertEquals("", sudos.get(0).failure());
        assertEquals(
            "Sudo.Sudid: BadOrigin: the signer may not make this call", sudos.get(1).failure());
        assertEquals(List.of(), history.blocks(true, new HistoryReader.Window(-1, 0, true, 9)));
        follower.restart();
        IndexedChain.catchUp(follower);
      }
    }
  }

  @Test
  void shouldFindWhatNamesASubnetAlsoInsideOfAnotherCall() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database = database()) {
      for (int netuid = 1; netuid <= 2; netuid++) {
        chain.sudo(new ScaleWriter().u8(19).u8(94).u16(netuid).u8(0).toByteArray());
        chain.produce(1);
      }
      follow(database, chain.source());
      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));

      for (int netuid = 1; netuid <= 2; netuid++) {
        Optional<Integer> wanted = Optional.of(netuid);
        List<HistoryReader.Call> calls =
            history.calls(
                new HistoryReader.CallFilter(
                    Optional.empty(), "Sudo", "", Optional.empty(), wanted, ALWAYS),
                newest(9));
        assertEquals(1, calls.size(), calls.toString());
        assertTrue(calls.get(0).arguments().contains("\"netuid\":" + netuid), calls.toString());
        List<HistoryReader.Event> events =
            history.events(
                new HistoryReader.EventFilter("", "SubnetEmissionEnabledSet", wanted, ALWAYS),
                newest(9));
        assertEquals(
            List.of(calls.get(0).block()),
            events.stream().map(HistoryReader.Event::block).toList());
      }
    }
  }

  @Test
  void shouldFindTheFewBlocksInWhichSomethingFailed() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database = database()) {
      List<Long> failing = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        chain.produce(40);
        chain.transfer();
        chain.fail();
        chain.produce(1);
        failing.add(chain.height());
      }
      chain.produce(3);
      follow(database, chain.source());
      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));

      assertEquals(failing, history.blocks(true, new HistoryReader.Window(-1, 0, true, 9)));
      assertEquals(
          List.of(failing.get(1), failing.get(0)),
          history.blocks(true, new HistoryReader.Window(failing.get(2), 0, false, 9)));
      assertEquals(
          List.of(failing.get(3) - 1),
          history.blocks(false, new HistoryReader.Window(failing.get(3), 0, false, 1)));
      assertEquals(
          chain.height() + 1 - failing.size(),
          history.blocks(false, new HistoryReader.Window(-1, 0, true, 999)).size());
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
      assertFalse(made.of("epoch_record").isEmpty());
      List<HistoryReader.Call> sent =
          new HistoryReader(new IndexReads(database.sessions()))
              .calls(calls(IndexedChain.BOB, "Balances", ""), newest(1));
      assertTrue(sent.get(0).arguments().contains("12500000000"), sent.toString());

      IndexFollower anew =
          new IndexFollower(
              new IndexStore(database.sessions()), chain.sourceThatExecutesNothing(), true);
      anew.restart();
      IndexedChain.catchUp(anew);
      assertEquals(made, IndexedChain.rows(database.sessions()));
    }
  }

  private static final HistoryReader.Span ALWAYS = new HistoryReader.Span(0, Long.MAX_VALUE);

  private static long at(HistoryReader.Event event) {
    return event.block() * 1_000_000 + event.position();
  }

  static HistoryReader.CallFilter calls(String signer, String pallet, String call) {
    return new HistoryReader.CallFilter(
        Optional.of(signer).filter(some -> !some.isEmpty()),
        pallet,
        call,
        Optional.empty(),
        Optional.empty(),
        ALWAYS);
  }

  private static HistoryReader.EventFilter events(String pallet, String name) {
    return new HistoryReader.EventFilter(pallet, name, Optional.empty(), ALWAYS);
  }

  static HistoryReader.Window newest(int most) {
    return new HistoryReader.Window(1_000_000, 0, false, most);
  }

  private IndexDatabase database() {
    return IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")));
  }

  private static void follow(IndexDatabase database, IndexSource source) {
    IndexedChain.catchUp(new IndexFollower(new IndexStore(database.sessions()), source, true));
  }
}
