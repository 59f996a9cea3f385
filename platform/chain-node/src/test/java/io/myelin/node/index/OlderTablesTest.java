package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that an earlier build made become those of this one, and say so while they are filled. */
class OlderTablesTest {
  @TempDir private Path dir;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 7})
  void shouldBeFilledAnew(int version) throws Exception {
    IndexSettings settings = IndexSettings.file(dir.resolve("index"));
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      chain.register();
      chain.produce(60);
      made(settings, version, chain);
      try (IndexDatabase database = IndexDatabase.open(settings)) {
        IndexStore store = new IndexStore(database.sessions());
        assertEquals(-1, store.height());
        IndexedChain.catchUp(new IndexFollower(store, chain.source(), true));
        assertEquals(fresh(chain), IndexedChain.rows(database.sessions()));
      }
    }
  }

  @Test
  void shouldNotSayThatTheyFollowBeforeTheyAreFull() throws Exception {
    IndexSettings settings = IndexSettings.file(dir.resolve("index"));
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      chain.produce(30);
      made(settings, 5, chain);
      try (IndexLoop loop = new IndexLoop(() -> settings, chain::source)) {
        assertNotEquals(IndexStatus.State.FOLLOWING, loop.status().state());
        loop.step();
        assertEquals(IndexStatus.State.FOLLOWING, loop.status().state());
        assertEquals(chain.height(), loop.status().height());
      }
    }
  }

  /** As a build of that version left them, with all blocks of the chain where it wrote any. */
  private static void made(IndexSettings settings, int version, IndexedChain chain)
      throws SQLException {
    Flyway.configure(IndexDatabase.class.getClassLoader())
        .dataSource(settings.url(), settings.user(), settings.password())
        .locations("classpath:io/myelin/node/index/migration")
        .table("index_version")
        .target(Integer.toString(version))
        .load()
        .migrate();
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into chain values (1, '" + chain.ledger().genesisHash().hex() + "')");
      for (long height = 0; version == 5 && height <= chain.height(); height++) {
        String hash = chain.ledger().hashAt(height).orElseThrow().hex().substring(2);
        statement.execute(
            "insert into block(height, hash, extrinsics, spec_version, time_millis, failing)"
                + (" values (" + height + ", X'" + hash + "', 1, 427, 0, false)"));
      }
    }
  }

  private IndexedChain.Rows fresh(IndexedChain chain) {
    try (IndexDatabase database =
        IndexDatabase.open(IndexSettings.file(dir.resolve("fresh").resolve("index")))) {
      IndexedChain.catchUp(
          new IndexFollower(new IndexStore(database.sessions()), chain.source(), true));
      return IndexedChain.rows(database.sessions());
    }
  }
}
