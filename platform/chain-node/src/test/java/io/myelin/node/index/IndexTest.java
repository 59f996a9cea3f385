package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
  @TempDir private Path dir;
  private IndexedChain chain;
  private IndexSettings settings;

  @BeforeEach
  void open() {
    chain = new IndexedChain(dir.resolve("chain"));
    settings = IndexSettings.file(dir.resolve("index").resolve("index"));
  }

  @AfterEach
  void close() {
    chain.close();
  }

  @Test
  void shouldHoldEveryBlockOnceAndTheSameRowsAfterARebuild() {
    chain.register();
    chain.produce(30);
    chain.transfer();
    chain.produce(30);
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexStore store = new IndexStore(database.sessions());
      IndexFollower follower = new IndexFollower(store, chain.source(), true);
      IndexedChain.catchUp(follower);
      chain.produce(5);
      IndexedChain.catchUp(follower);

      IndexedChain.Rows rows = IndexedChain.rows(database.sessions());
      assertEquals(chain.height() + 1, rows.of("block").size());
      assertEquals(chain.height() + 3, rows.of("extrinsic").size());
      assertFalse(rows.of("payout").isEmpty());
      assertFalse(rows.of("epoch_record").isEmpty());

      follower.restart();
      assertEquals(-1, store.height());
      IndexedChain.catchUp(follower);

      assertEquals(rows, IndexedChain.rows(database.sessions()));
    }
  }

  @Test
  void shouldHoldABoundedPartOfTheChainAtATime() {
    for (int i = 0; i < 12; i++) {
      chain.remark(2 << 20);
      chain.produce(1);
    }
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexFollower follower =
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true);

      assertTrue(follower.advance());
      assertEquals(8, follower.height(), "blocks of 16 MiB");
      IndexedChain.catchUp(follower);
      assertEquals(12, follower.height());
    }
  }

  @Test
  void shouldRefuseABlockItHoldsAndKeepNothingOfTheRefusedBatch() {
    chain.produce(3);
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexStore store = new IndexStore(database.sessions());
      IndexSource source = chain.source();
      store.append(List.of(source.entry(0), source.entry(1)));

      assertThrows(
          IndexException.class, () -> store.append(List.of(source.entry(2), source.entry(2))));
      assertThrows(IndexException.class, () -> store.append(List.of(source.entry(1))));

      assertEquals(1, store.height());
      assertEquals(2, IndexedChain.rows(database.sessions()).of("block").size());
    }
  }

  @Test
  void shouldGoOnWhereItEndedAndBeginAnewForAnotherRunOfTheChain() throws Exception {
    chain.produce(4);
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexedChain.catchUp(
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true));
    }
    try (IndexDatabase database = IndexDatabase.open(settings);
        IndexedChain other = new IndexedChain(dir.resolve("other"))) {
      IndexStore store = new IndexStore(database.sessions());
      assertEquals(4, new IndexFollower(store, chain.source(), true).height());

      other.transfer();
      other.produce(9);
      assertEquals(-1, new IndexFollower(store, other.source(), true).height());
    }
  }

  @Test
  void shouldSetADamagedFileAsideAndBeginAnew() throws Exception {
    Path file = Files.createDirectories(dir.resolve("index")).resolve("index.mv.db");
    Files.writeString(file, "this is no data base".repeat(500));

    try (IndexDatabase database = IndexDatabase.open(settings)) {
      assertEquals(-1, new IndexStore(database.sessions()).height());
    }

    assertTrue(Files.readString(file.resolveSibling("index.mv.db.damaged")).startsWith("this is"));
  }

  @Test
  void shouldLeaveAFileInUseAloneAndSaySo() throws Exception {
    IndexDatabase.open(settings).close();
    Path file = dir.resolve("index").resolve("index.mv.db");
    long size = Files.size(file);
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      other.lock();

      IndexException refusal =
          assertThrows(IndexException.class, () -> IndexDatabase.open(settings));

      assertTrue(refusal.toString().contains("in use by another process"), refusal.toString());
      assertEquals(size, Files.size(file));
    }
    IndexDatabase.open(settings).close();
  }

  @Test
  void shouldAnswerByHashByHotkeyAndByEpoch() {
    chain.register();
    chain.produce(60);
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexedChain.catchUp(
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true));
      IndexReader reader = new IndexReader(new IndexReads(database.sessions()));

      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));
      HistoryReader.Span always = new HistoryReader.Span(0, Long.MAX_VALUE);
      List<EpochReader.EpochNeuron> last =
          new EpochReader(new IndexReads(database.sessions()))
              .neurons(1, always, new HistoryReader.Window(61, 0, false, 500));
      IndexReader.Span all = new IndexReader.Span(0, 60);
      List<IndexReader.PayoutTotal> totals = reader.payouts(all, Optional.of(1), Optional.empty());
      long paid = totals.stream().mapToLong(IndexReader.PayoutTotal::amount).sum();
      String hotkey = totals.get(0).hotkey();

      assertTrue(
          last.stream().map(EpochReader.EpochNeuron::block).distinct().count() >= 2,
          "epochs: " + last);
      assertTrue(paid > 0, "totals: " + totals);
      assertEquals(
          totals.stream().filter(total -> total.hotkey().equals(hotkey)).toList(),
          reader.payouts(all, Optional.empty(), Optional.of(hotkey)));
      assertTrue(
          reader.payouts(new IndexReader.Span(0, 1), Optional.empty(), Optional.empty()).isEmpty());
      assertTrue(history.call("0x00").isEmpty());
      HistoryReader.CallFilter any =
          new HistoryReader.CallFilter(
              Optional.empty(), "", "", Optional.empty(), Optional.empty(), always);
      String known = history.calls(any, new HistoryReader.Window(0, 0, true, 4)).get(3).hash();
      assertEquals(known, history.call(known).orElseThrow().hash());
    }
  }

  @Test
  void shouldSumUpEverySpanAsItsRowsDo() {
    chain.register();
    chain.produce(90);
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexFollower follower =
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true);
      IndexedChain.catchUp(follower);
      chain.produce(20);
      IndexedChain.catchUp(follower);
      IndexReads reads = new IndexReads(database.sessions());
      List<HistoryReader.Paid> paid =
          new HistoryReader(reads)
              .payouts(
                  new HistoryReader.PayoutFilter(
                      Optional.empty(),
                      Optional.empty(),
                      new HistoryReader.Span(0, Long.MAX_VALUE)),
                  new HistoryReader.Window(0, 0, true, 10_000));
      assertTrue(paid.size() > 5, "payouts: " + paid);
      for (long from = 0; from <= chain.height(); from += 3) {
        for (long to = from; to <= chain.height() + 5; to += 7) {
          IndexReader.Span span = new IndexReader.Span(from, to);
          assertEquals(
              summed(paid, span),
              inWords(new IndexReader(reads).payouts(span, Optional.empty(), Optional.empty())),
              span.toString());
        }
      }
    }
  }

  private static Map<String, List<Long>> summed(
      List<HistoryReader.Paid> rows, IndexReader.Span span) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (HistoryReader.Paid row : rows) {
      if (row.block() >= span.from() && row.block() <= span.to()) {
        sums.merge(
            row.netuid() + " " + row.hotkey() + " " + row.kind(),
            List.of(1L, row.amount()),
            (a, b) -> List.of(a.get(0) + b.get(0), a.get(1) + b.get(1)));
      }
    }
    return sums;
  }

  private static Map<String, List<Long>> inWords(List<IndexReader.PayoutTotal> totals) {
    Map<String, List<Long>> sums = new TreeMap<>();
    for (IndexReader.PayoutTotal total : totals) {
      sums.put(
          total.netuid() + " " + total.hotkey() + " " + total.kind(),
          List.of(total.count(), total.amount()));
    }
    return sums;
  }
}
