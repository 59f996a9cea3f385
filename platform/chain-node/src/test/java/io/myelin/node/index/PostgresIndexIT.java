package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
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

  @Test
  void shouldAskOverAFewConnectionsThatStayOpenAndEndWithTheIndex() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        Connection watch = watch(server.settings())) {
      try (IndexDatabase database = IndexDatabase.open(server.settings())) {
        IndexReads reads = new IndexReads(database.sessions());
        Set<Integer> used = new TreeSet<>();
        for (int i = 0; i < 50; i++) {
          used.add(reads.ask(PostgresIndexIT::backend));
          assertTrue(others(watch) <= ConnectionPool.MOST, "connections after question " + i);
        }
        assertTrue(used.size() <= ConnectionPool.MOST, "connections one after another: " + used);
      }
      for (int i = 0; others(watch) > 0 && i < 600; i++) {
        TimeUnit.MILLISECONDS.sleep(100); // the server ends a left connection in its own time
      }
      assertEquals(0, others(watch));
    }
  }

  private static Connection watch(IndexSettings settings) throws SQLException {
    return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
  }

  private static int backend(Session session) {
    return session.createNativeQuery("select pg_backend_pid()", Integer.class).getSingleResult();
  }

  private static int others(Connection watch) throws SQLException {
    try (Statement statement = watch.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select count(*) from pg_stat_activity"
                    + " where usename = 'myelin' and pid <> pg_backend_pid()"
                    + " and backend_type = 'client backend'")) {
      assertTrue(found.next());
      return found.getInt(1);
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
