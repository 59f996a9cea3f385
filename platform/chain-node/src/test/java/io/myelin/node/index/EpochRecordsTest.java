package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.epochs.EpochPart;
import io.myelin.node.index.EpochReader.EpochNeuron;
import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.runtime.ChainQueries.EpochTables;
import io.myelin.runtime.ChainQueries.Neuron;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What epochs left reads back as it was, whatever happened while it was written. */
class EpochRecordsTest {
  private static final int BLOCKS = 300;
  private static final List<Integer> SUBNETS = List.of(0, 1, 65_535);
  private static final Span ALWAYS = new Span(0, Long.MAX_VALUE);
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void shouldReadBackWhatWasWritten(long seed) {
    Random random = new Random(seed);
    List<IndexSource.Entry> chain = chain(random);
    int written = 0;
    while (written < chain.size()) {
      // A life of the node: all that was in memory is gone with it.
      try (IndexDatabase database = database()) {
        IndexStore store = new IndexStore(database.sessions());
        if (written == 0 || random.nextInt(6) == 0) {
          store.begin("0x00");
          written = 0;
        }
        int life = 1 + random.nextInt(150);
        while (life > 0 && written < chain.size()) {
          int end = Math.min(chain.size(), written + 1 + random.nextInt(30));
          List<IndexSource.Entry> batch = chain.subList(written, end);
          if (random.nextInt(3) == 0) {
            List<IndexSource.Entry> refused = new ArrayList<>(batch);
            refused.add(chain.get(0));
            assertThrows(IndexException.class, () -> store.append(refused));
          }
          store.append(batch);
          life -= batch.size();
          written = end;
        }
      }
    }
    try (IndexDatabase database = database()) {
      EpochReader reader = new EpochReader(new IndexReads(database.sessions()));
      for (IndexSource.Entry entry : chain) {
        for (int netuid : SUBNETS) {
          assertEquals(
              of(entry, netuid).map(EpochRecordsTest::text),
              read(reader, netuid, entry.block().number()).map(EpochRecordsTest::text));
        }
      }
      for (int netuid : SUBNETS) {
        assertSteps(reader, chain, netuid);
        assertWindows(reader, chain, netuid, random);
      }
    }
  }

  @Test
  void shouldKeepRecordsThatAreLongerThanAColumn() {
    Random random = new Random(5);
    SortedMap<Long, List<byte[]>> written = new TreeMap<>();
    try (IndexDatabase database = database()) {
      IndexStore store = new IndexStore(database.sessions());
      store.begin("0x00");
      for (long height = 0; height < 3; height++) {
        List<byte[]> rows =
            LongStream.range(0, 700).mapToObj(uid -> MadeUpEpochs.row(random, 2_000)).toList();
        written.put(height, rows);
        EpochTables tables = new EpochTables(List.of(), rows, List.of());
        store.append(List.of(entry(height, List.of(new EpochRecord(new NetUid(7), tables)))));
      }
      EpochReader reader = new EpochReader(new IndexReads(database.sessions()));
      written.forEach(
          (height, rows) ->
              assertEquals(
                  hex(rows),
                  reader
                      .part(EpochPart.WEIGHTS, 7, height)
                      .map(EpochRecordsTest::hex)
                      .orElseThrow()));
      assertTrue(
          IndexedChain.rows(database.sessions()).of("epoch_record").size() > 3 + 6,
          "one piece each");
    }
  }

  private IndexDatabase database() {
    return IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")));
  }

  private static List<IndexSource.Entry> chain(Random random) {
    List<MadeUpEpochs> subnets =
        SUBNETS.stream().map(netuid -> new MadeUpEpochs(random, netuid)).toList();
    List<IndexSource.Entry> chain = new ArrayList<>();
    for (long height = 0; height < BLOCKS; height++) {
      List<EpochRecord> ended = new ArrayList<>();
      boolean gap = height > 100 && height < 130;
      for (MadeUpEpochs subnet : subnets) {
        if (!gap && random.nextInt(3) == 0) {
          ended.add(subnet.next());
        }
      }
      chain.add(entry(height, ended));
    }
    return chain;
  }

  private static IndexSource.Entry entry(long height, List<EpochRecord> epochs) {
    ChainBlock block =
        new ChainBlock(
            height,
            Hash256.ZERO,
            Hash256.ZERO,
            Hash256.ZERO,
            Hash256.ZERO,
            List.of(),
            Set.of(),
            List.of(),
            0);
    return new IndexSource.Entry(
        block, 0, 427, new DecodedBlock(List.of(), List.of()), epochs, List.of());
  }

  private static Optional<EpochTables> of(IndexSource.Entry entry, int netuid) {
    return entry.epochs().stream()
        .filter(epoch -> epoch.netuid().value() == netuid)
        .map(EpochRecord::tables)
        .findFirst();
  }

  private static Optional<EpochTables> read(EpochReader reader, int netuid, long height) {
    return reader
        .part(EpochPart.NEURONS, netuid, height)
        .map(
            neurons ->
                new EpochTables(
                    neurons,
                    reader.part(EpochPart.WEIGHTS, netuid, height).orElseThrow(),
                    reader.part(EpochPart.BONDS, netuid, height).orElseThrow()));
  }

  private static String text(EpochTables tables) {
    return tables.neurons() + "\n" + hex(tables.weights()) + "\n" + hex(tables.bonds());
  }

  private static List<String> hex(List<byte[]> rows) {
    return rows.stream().map(HexFormat.of()::formatHex).toList();
  }

  /** Pages of any size, forwards and backwards, give every neuron of a span once and in order. */
  private static void assertSteps(EpochReader reader, List<IndexSource.Entry> chain, int netuid) {
    Optional<EpochReader.Step> expected = Optional.empty();
    Optional<EpochNeurons> newest = Optional.empty();
    for (IndexSource.Entry entry : chain) {
      long height = entry.block().number();
      Optional<EpochNeurons> ended =
          of(entry, netuid).map(tables -> new EpochNeurons(height, tables.neurons()));
      if (ended.isPresent()) {
        expected =
            newest.map(
                old -> new EpochReader.Step(height, old.neurons(), ended.orElseThrow().neurons()));
        newest = ended;
      }
      assertEquals(expected, reader.step(netuid, height));
    }
    assertTrue(expected.isPresent());
  }

  private record EpochNeurons(long block, List<Neuron> neurons) {}

  private static void assertWindows(
      EpochReader reader, List<IndexSource.Entry> chain, int netuid, Random random) {
    long from = random.nextInt(BLOCKS / 2);
    Span span = random.nextBoolean() ? ALWAYS : new Span(from, from + BLOCKS / 3);
    List<EpochNeuron> all = new ArrayList<>();
    for (IndexSource.Entry entry : chain) {
      long height = entry.block().number();
      if (height >= span.from() && height <= span.to()) {
        of(entry, netuid)
            .ifPresent(
                tables -> tables.neurons().forEach(n -> all.add(new EpochNeuron(height, n))));
      }
    }
    assertEquals(all, paged(reader, netuid, span, new Window(-1, 0, true, 1 + random.nextInt(50))));
    Collections.reverse(all);
    assertEquals(
        all, paged(reader, netuid, span, new Window(BLOCKS, 0, false, 1 + random.nextInt(50))));
  }

  private static List<EpochNeuron> paged(EpochReader reader, int netuid, Span span, Window first) {
    List<EpochNeuron> all = new ArrayList<>();
    List<EpochNeuron> page = reader.neurons(netuid, span, first);
    while (!page.isEmpty()) {
      all.addAll(page);
      EpochNeuron last = page.get(page.size() - 1);
      page =
          reader.neurons(
              netuid,
              span,
              new Window(last.block(), last.neuron().uid(), first.ascending(), first.most()));
    }
    return all;
  }
}
