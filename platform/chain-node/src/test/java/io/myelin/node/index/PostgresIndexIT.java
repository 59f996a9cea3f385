package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresIndexIT {
  @TempDir private Path dir;

  @Test
  void shouldHoldTheSameRowsAsTheFileAndGoOnAfterReopening() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      chain.register();
      chain.produce(60);
      IndexedChain.Rows file = rows(chain, IndexSettings.file(dir.resolve("index")));

      assertEquals(file, rows(chain, server.settings()));
      assertFalse(file.of("epoch_record").isEmpty());

      chain.produce(10);
      assertEquals(71, rows(chain, server.settings()).of("block").size());
    }
  }

  @Test
  void shouldSayWhyADataBaseOfSomebodyElsesCannotBeUsedAndLeaveItAlone() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      IndexSettings settings = server.settings();
      IndexSettings wrong =
          new IndexSettings(settings.url(), "nobody", settings.passwordFile(), Optional.empty());
      IndexException refusal = assertThrows(IndexException.class, () -> IndexDatabase.open(wrong));
      assertTrue(refusal.toString().contains("nobody"), refusal.toString());
      assertFalse(refusal.toString().contains(PostgresServer.PASSWORD), refusal.toString());

      try (IndexDatabase database = IndexDatabase.open(settings)) {
        IndexStore store = new IndexStore(database.sessions());
        store.begin("0xanother");
        IndexException foreign =
            assertThrows(
                IndexException.class, () -> new IndexFollower(store, chain.source(), false));
        assertTrue(foreign.toString().contains("0xanother"), foreign.toString());
        assertEquals("0xanother", store.genesis().orElseThrow());
      }
    }
  }

  private static IndexedChain.Rows rows(IndexedChain chain, IndexSettings settings) {
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexStore store = new IndexStore(database.sessions());
      IndexedChain.catchUp(new IndexFollower(store, chain.source(), false));
      return IndexedChain.rows(database.sessions());
    }
  }
}
