package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.ledger.History;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldIndexIT {
  private static final int BLOCKS = 3_000;
  @TempDir private Path dir;

  @Test
  void shouldRebuildEpochsWhoseStatesTheLedgerHasDiscarded() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexDatabase database =
            IndexDatabase.open(IndexSettings.file(dir.resolve("index").resolve("index")))) {
      IndexStore store = new IndexStore(database.sessions());
      IndexFollower follower = new IndexFollower(store, chain.source(), true);
      chain.register();
      for (int i = 0; i < BLOCKS / 100; i++) {
        chain.produce(100);
        IndexedChain.catchUp(follower);
      }
      IndexedChain.Rows asItWent = IndexedChain.rows(database.sessions());
      assertTrue(BLOCKS > 2 * History.DEFAULT_STATES, "states are not discarded yet");
      assertFalse(asItWent.of("epoch_record").isEmpty());
      List<String> samples = IndexedChain.samples(database.sessions());
      assertTrue(samples.size() > BLOCKS / 100, "samples: " + samples);

      IndexFollower anew = new IndexFollower(store, chain.source(), true);
      anew.restart();
      IndexedChain.catchUp(anew);

      assertEquals(asItWent, IndexedChain.rows(database.sessions()));
      assertEquals(samples, IndexedChain.samples(database.sessions()));
    }
  }
}
