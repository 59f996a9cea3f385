package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.node.decoded.BusyException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexReadsTest {
  @TempDir private Path dir;
  private IndexDatabase database;
  private IndexReads reads;

  @BeforeEach
  void open() {
    database = IndexDatabase.open(IndexSettings.file(dir.resolve("index")));
    reads = new IndexReads(database.sessions());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldKeepAConnectionForTheIndexerWhileAllPlacesAreTaken() throws Exception {
    CountDownLatch taken = new CountDownLatch(IndexReads.PLACES);
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(IndexReads.PLACES);
    try {
      for (int i = 0; i < IndexReads.PLACES; i++) {
        threads.execute(
            () ->
                reads.ask(
                    session -> {
                      one(session, "select 1");
                      taken.countDown();
                      return await(end);
                    }));
      }
      assertTrue(await(taken));

      BusyException busy =
          assertThrows(BusyException.class, () -> reads.ask(session -> one(session, "select 1")));
      assertTrue(busy.toString().contains("ask again"), busy.toString());
      assertEquals(-1, new IndexStore(database.sessions()).height());
    } finally {
      end.countDown();
      threads.shutdown();
      assertTrue(threads.awaitTermination(5, TimeUnit.MINUTES));
    }
    int again = reads.ask(session -> one(session, "select 1"));
    assertEquals(1, again);
  }

  @Test
  void shouldEndAQuestionThatTakesTooLongAndLeaveNoLimitBehind() {
    String endless =
        "select count(*) from system_range(1, 10000000) a, system_range(1, 10000000) b";
    for (int i = 0; i <= ConnectionPool.MOST; i++) {
      BusyException late =
          assertThrows(
              BusyException.class,
              () ->
                  reads.ask(
                      session ->
                          session
                              .createNativeQuery(endless, Long.class)
                              .setTimeout(1)
                              .getSingleResult()));
      assertTrue(late.toString().contains("took more than"), late.toString());
      int left =
          database
              .sessions()
              .fromTransaction(session -> session.doReturningWork(IndexReadsTest::timeout));
      assertEquals(0, left, "seconds that the indexer's statements get");
    }
  }

  private static int one(Session session, String query) {
    return session.createNativeQuery(query, Integer.class).getSingleResult();
  }

  private static int timeout(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.getQueryTimeout();
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(5, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
