package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.hash.Hashes;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.upgrade.RuntimeArtifact;
import io.myelin.runtime.version.RuntimeSchedule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long chain that changed its rules on the way is indexed, and again, from receipts alone. */
class TwoVersionsIT {
  private static final int BLOCKS = 10_000;
  private static final int OF_EACH = BLOCKS / 2;
  private static final Genesis DEV = GenesisFile.load("dev", Optional.empty());
  @TempDir private Path dir;

  @Test
  void shouldFillAndRebuildTheTablesOfTenThousandBlocksOfTwoVersionsWithoutExecutingOne() {
    Path folder = dir.resolve("chain");
    RuntimeSchedule all = DEV.runtimes();
    try (IndexedChain chain =
        new IndexedChain(folder, DEV.config(), RuntimeSchedule.only(all.version(426)))) {
      chain.register();
      chain.produce(OF_EACH - 2);
    }
    try (IndexedChain chain = new IndexedChain(folder, DEV.config(), all)) {
      upgrade(chain);
      chain.transfer();
      chain.produce(OF_EACH);
      assertEquals(BLOCKS, chain.height());
    }
    try (IndexedChain chain = new IndexedChain(folder, DEV.config(), new NoExecution(all));
        IndexDatabase database =
            IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")))) {
      IndexStore store = new IndexStore(database.sessions());
      IndexFollower follower = new IndexFollower(store, chain.sourceThatExecutesNothing(), true);
      IndexedChain.catchUp(follower);
      assertEquals(BLOCKS, follower.height());
      HistoryReader history = new HistoryReader(new IndexReads(database.sessions()));
      long upgraded =
          history
              .calls(ReceiptIndexTest.calls("", "System", ""), ReceiptIndexTest.newest(1))
              .get(0)
              .block();
      assertEquals(OF_EACH, upgraded);
      assertEquals(
          List.of(IndexedChain.BOB),
          history
              .calls(
                  ReceiptIndexTest.calls(IndexedChain.BOB, "Balances", ""),
                  ReceiptIndexTest.newest(9))
              .stream()
              .map(HistoryReader.Call::signer)
              .toList());
      assertEquals(
          IntStream.of(OF_EACH + 1, OF_EACH).boxed().toList(), versions(database), "by version");
      long epochs =
          new EpochReader(new IndexReads(database.sessions()))
                  .neurons(
                      1,
                      new HistoryReader.Span(0, Long.MAX_VALUE),
                      ReceiptIndexTest.newest(100_000))
                  .stream()
                  .map(EpochReader.EpochNeuron::block)
                  .distinct()
                  .count();
      assertTrue(epochs > BLOCKS / 25, "epochs: " + epochs);

      IndexedChain.Rows filled = IndexedChain.rows(database.sessions());
      List<String> samples = IndexedChain.samples(database.sessions());
      assertEquals(BLOCKS + 1, filled.of("block").size());
      IndexFollower anew = new IndexFollower(store, chain.sourceThatExecutesNothing(), true);
      anew.restart();
      assertEquals(-1, store.height());
      IndexedChain.catchUp(anew);

      assertEquals(filled, IndexedChain.rows(database.sessions()));
      assertEquals(samples, IndexedChain.samples(database.sessions()));
    }
  }

  private static void upgrade(IndexedChain chain) {
    byte[] next = RuntimeArtifact.of(427).bytes();
    byte[] hash = Hashes.blake2b256(next).bytes();
    chain.sudo(new ScaleWriter().u8(0).u8(9).bytes(hash).toByteArray());
    chain.produce(1);
    chain.submit(new ScaleWriter().u8(0).u8(11).lengthPrefixed(next).toByteArray());
    chain.produce(1);
  }

  /** How many blocks each version has, oldest first; genesis counts as the first's. */
  private static List<Integer> versions(IndexDatabase database) {
    return database
        .sessions()
        .fromTransaction(
            session ->
                session
                    .createNativeQuery(
                        "select count(*) from block group by spec_version order by spec_version",
                        Long.class)
                    .getResultList()
                    .stream()
                    .map(Long::intValue)
                    .toList());
  }
}
