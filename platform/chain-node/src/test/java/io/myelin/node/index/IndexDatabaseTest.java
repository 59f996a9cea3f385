package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.message.DbException;
import org.hibernate.HibernateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexDatabaseTest {
  @TempDir private Path dir;

  @Test
  void shouldBlameTheDataBaseForItsOwnFailuresOnly() {
    SQLException full = DbException.toSQLException(new OutOfMemoryError("of a test"));
    assertEquals(ErrorCode.OUT_OF_MEMORY, full.getErrorCode());
    SQLException bare = new SQLException(full.getMessage(), full.getSQLState(), 90108);

    assertFalse(IndexDatabase.blamed(full));
    assertFalse(IndexDatabase.blamed(new HibernateException("of a test", bare)));
    assertFalse(
        IndexDatabase.blamed(new HibernateException("of a test", new StackOverflowError())));
    SQLException batch = new BatchUpdateException("of a test", "HY000", new int[0]);
    batch.setNextException(new SQLException("broken", full));
    assertFalse(IndexDatabase.blamed(new HibernateException("of a test", batch)));
    assertFalse(IndexDatabase.blamed(new IllegalStateException("of the chain")));
    assertTrue(IndexDatabase.blamed(new HibernateException("of a test")));
    assertTrue(IndexDatabase.blamed(new IllegalStateException(new SQLException("bad pages"))));
  }

  @Test
  void shouldNotBlameTheFileForWhatTheMachineLacks() {
    for (String words : List.of("Too many open files", "No space left on device")) {
      SQLException lacking =
          new SQLException(
              "IO Exception", "90028", 90028, new FileSystemException("f", null, words));
      assertFalse(IndexDatabase.blamed(new HibernateException("of a test", lacking)), words);
    }
    assertTrue(IndexDatabase.blamed(new SQLException("File corrupted", "90030", 90030)));
  }

  @Test
  void shouldNotBlameTheFileForAConnectionThatWasWaitedForInVain() {
    IndexSettings file = IndexSettings.file(dir.resolve("index"));
    IndexDatabase.open(file).close();
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(file.url());
    source.setUser(file.user());
    source.setPassword(file.password());
    try (HikariDataSource pool = ConnectionPool.open(source, 1, 1_000);
        Connection held = pool.getConnection()) {
      SQLException none = assertThrows(SQLException.class, pool::getConnection);
      assertTrue(held.isValid(1), none.toString());
      assertFalse(IndexDatabase.blamed(new HibernateException("of a test", none)));
      assertFalse(
          IndexDatabase.blamed(new HibernateException(new SQLTimeoutException("of a test"))));
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void shouldKeepAGoodFileThatAFullHeapDoesNotLetItOpen() {
    IndexSettings good = IndexSettings.file(dir.resolve("index"));
    IndexDatabase.open(good).close();
    IndexSettings full =
        new IndexSettings(
            good.url()
                + ";INIT=create alias if not exists full_heap for \""
                + BrokenTrigger.class.getName()
                + ".fullHeap\"\\;call full_heap()",
            good.user(),
            good.passwordFile(),
            good.ownFile());

    IndexException refusal = assertThrows(IndexException.class, () -> IndexDatabase.open(full));

    assertTrue(refusal.toString().contains("of a test"), refusal.toString());
    assertFalse(Files.exists(dir.resolve("index.mv.db.damaged")), "a good file was set aside");
    IndexDatabase.open(good).close();
  }
}
