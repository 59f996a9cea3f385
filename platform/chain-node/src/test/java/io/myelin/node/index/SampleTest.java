package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.node.index.HistoryReader.Span;
import io.myelin.node.index.HistoryReader.Window;
import io.myelin.node.index.SampleReader.Sampled;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.trie.StateTrie;
import io.myelin.runtime.ChainQueries;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTest {
  private static final Span ALWAYS = new Span(0, Long.MAX_VALUE);
  private static final Window OLDEST = new Window(-1, 0, true, 500);
  @TempDir private Path dir;
  private IndexedChain chain;
  private IndexDatabase database;

  @BeforeEach
  void open() {
    chain = new IndexedChain(dir.resolve("chain"));
    database = IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")));
  }

  @AfterEach
  void close() {
    database.close();
    chain.close();
  }

  @Test
  void shouldSayWhatStatesSaid() {
    chain.register();
    chain.produce(230);
    follow(chain);
    SampleReader reader = new SampleReader(new IndexReads(database.sessions()));
    ChainQueries queries = chain.ledger().runtime().queries();

    List<Sampled> issuance = reader.issuance(SampleReader.STEP, ALWAYS, OLDEST);
    assertEquals(List.of(0L, 100L, 200L), issuance.stream().map(Sampled::block).toList());
    for (Sampled each : issuance) {
      assertEquals(queries.issuance(state(each)).value(), each.amount());
    }
    List<Sampled> prices = reader.registrationPrices(1, ALWAYS, OLDEST);
    assertTrue(prices.size() > 3, "prices: " + prices);
    for (Sampled each : prices) {
      assertEquals(queries.registrationPrice(state(each), new NetUid(1)).value(), each.amount());
    }
    assertTrue(prices.stream().map(Sampled::amount).distinct().count() > 1, prices.toString());
    assertEquals(Optional.of(0L), reader.firstIssuance(chain.height()));
    assertEquals(
        Optional.of(prices.get(0).block()), reader.firstRegistrationPrice(1, chain.height()));
    assertTrue(reader.registrationPrices(9, ALWAYS, OLDEST).isEmpty());
  }

  @Test
  void shouldPageInBothDirectionsAndByStep() {
    chain.produce(630);
    follow(chain);
    SampleReader reader = new SampleReader(new IndexReads(database.sessions()));

    assertEquals(
        List.of(600L, 500L), blocks(reader.issuance(100, ALWAYS, new Window(631, 0, false, 2))));
    assertEquals(
        List.of(400L, 300L), blocks(reader.issuance(100, ALWAYS, new Window(500, 0, false, 2))));
    assertEquals(
        List.of(500L, 600L), blocks(reader.issuance(100, ALWAYS, new Window(400, 0, true, 9))));
    assertEquals(List.of(0L, 300L, 600L), blocks(reader.issuance(300, ALWAYS, OLDEST)));
    assertEquals(List.of(200L), blocks(reader.issuance(100, new Span(101, 299), OLDEST)));
  }

  @Test
  void shouldKeepWhatItHasWhenTheTablesAreFilledAnew() {
    chain.register();
    chain.produce(120);
    IndexFollower follower = follow(chain);
    List<String> before = IndexedChain.samples(database.sessions());

    follower.restart();
    assertEquals(before, IndexedChain.samples(database.sessions()));
    IndexedChain.catchUp(follower);

    assertEquals(before, IndexedChain.samples(database.sessions()));
  }

  @Test
  void shouldForgetThoseOfAnotherRunOfTheChainAtTheSameHeights() {
    chain.register();
    chain.produce(120);
    follow(chain);
    assertFalse(foreign(chain), "samples of another chain");
    try (IndexedChain other = new IndexedChain(dir.resolve("other"))) {
      other.transfer();
      other.produce(130);
      follow(other);
      assertFalse(foreign(other), "samples of the chain before");
    }
  }

  private boolean foreign(IndexedChain to) {
    return database
        .sessions()
        .fromTransaction(
            session ->
                session
                    .createSelectionQuery("from SampleRow where height <= ?1", SampleRow.class)
                    .setParameter(1, to.height())
                    .getResultList()
                    .stream()
                    .anyMatch(
                        row -> !row.of(to.ledger().hashAt(row.height()).orElseThrow().hex())));
  }

  private IndexFollower follow(IndexedChain of) {
    IndexFollower follower =
        new IndexFollower(new IndexStore(database.sessions()), of.source(), true);
    IndexedChain.catchUp(follower);
    return follower;
  }

  private StateTrie state(Sampled at) {
    Hash256 hash = chain.ledger().hashAt(at.block()).orElseThrow();
    return chain.ledger().stateAt(hash).orElseThrow();
  }

  private static List<Long> blocks(List<Sampled> found) {
    return found.stream().map(Sampled::block).toList();
  }
}
