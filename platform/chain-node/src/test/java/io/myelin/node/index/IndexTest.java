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
import java.util.Optional;
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
      assertFalse(rows.of("epoch_neuron").isEmpty());

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
      List<HistoryReader.EpochNeuron> last =
          history.neurons(1, always, new HistoryReader.Window(61, 0, false, 500));
      IndexReader.Span all = new IndexReader.Span(0, 60);
      List<IndexReader.PayoutTotal> totals = reader.payouts(all, Optional.of(1), Optional.empty());
      long paid = totals.stream().mapToLong(IndexReader.PayoutTotal::amount).sum();
      String hotkey = totals.get(0).hotkey();

      assertTrue(
          last.stream().map(HistoryReader.EpochNeuron::block).distinct().count() >= 2,
          "epochs: " + last);
      assertTrue(paid > 0, "totals: " + totals);
      assertEquals(
          totals.stream().filter(total -> total.hotkey().equals(hotkey)).toList(),
          reader.payouts(all, Optional.empty(), Optional.of(hotkey)));
      assertTrue(
          reader.payouts(new IndexReader.Span(0, 1), Optional.empty(), Optional.empty()).isEmpty());
      assertTrue(history.call("0x00").isEmpty());
      String known =
          IndexedChain.rows(database.sessions()).of("extrinsic").get(3).split("[,\\]] ?")[3];
      assertEquals(known, history.call(known).orElseThrow().hash());
    }
  }
}
