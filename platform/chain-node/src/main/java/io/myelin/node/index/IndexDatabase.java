package io.myelin.node.index;

import com.zaxxer.hikari.HikariDataSource;
import io.myelin.ledger.Shortage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.api.ErrorCode;
import org.h2.mvstore.MVStoreException;
import org.hibernate.HibernateException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;

/**
 * An open data base with its tables in the newest shape. It is opened by the indexer and not by the
 * server: one that cannot be opened would else keep the chain from starting.
 */
final class IndexDatabase implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(IndexDatabase.class.getName());

  private static final String FILE_SUFFIX = ".mv.db";
  private final SessionFactory sessions;
  private final HikariDataSource pool;

  private IndexDatabase(SessionFactory sessions, HikariDataSource pool) {
    this.sessions = sessions;
    this.pool = pool;
  }

  /**
   * Opens and migrates. A damaged file of this node's own is set aside and begun anew, since
   * everything in it can be made again from the chain.
   *
   * @throws IndexException when it is in use or cannot be reached
   */
  static IndexDatabase open(IndexSettings settings) {
    try {
      return connect(settings);
    } catch (RuntimeException failed) {
      if (settings.ownFile().isEmpty() || inUse(failed) || ofThisProcess(failed)) {
        throw refusal(settings, failed);
      }
      LOG.log(Level.WARNING, "the index is begun anew: {0}", reason(failed));
    }
    setAside(settings);
    try {
      return connect(settings);
    } catch (RuntimeException again) {
      throw refusal(settings, again);
    }
  }

  /** Keeps a damaged file under another name for who wants to look; the last one only. */
  static void setAside(IndexSettings settings) {
    Path file = settings.ownFile().orElseThrow();
    Path damaged = file.resolveSibling(file.getFileName() + FILE_SUFFIX);
    try {
      if (Files.exists(damaged)) {
        Files.move(
            damaged,
            damaged.resolveSibling(damaged.getFileName() + ".damaged"),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException unmoved) {
      throw new IndexException(
          "The damaged index " + damaged + " cannot be set aside; remove it.", unmoved);
    }
  }

  private static IndexDatabase connect(IndexSettings settings) {
    HikariDataSource pool = ConnectionPool.open(settings);
    try {
      migrate(pool);
      return new IndexDatabase(sessions(pool), pool);
    } catch (RuntimeException | Error failed) {
      pool.close();
      throw failed;
    }
  }

  private static void migrate(DataSource source) {
    Flyway.configure(IndexDatabase.class.getClassLoader())
        .dataSource(source)
        .locations("classpath:io/myelin/node/index/migration")
        .table("index_version")
        .load()
        .migrate();
  }

  private static SessionFactory sessions(DataSource source) {
    StandardServiceRegistry registry =
        new StandardServiceRegistryBuilder(
                new BootstrapServiceRegistryBuilder()
                    .applyClassLoader(IndexDatabase.class.getClassLoader())
                    .build())
            .applySetting("hibernate.connection.datasource", source)
            .applySetting("hibernate.hbm2ddl.auto", "validate")
            .applySetting("hibernate.jdbc.batch_size", 500)
            .applySetting("hibernate.order_inserts", true)
            .applySetting("hibernate.order_updates", true)
            .applySetting("jakarta.persistence.validation.mode", "none")
            .build();
    try {
      return new MetadataSources(registry)
          .addAnnotatedClass(BlockRow.class)
          .addAnnotatedClass(ExtrinsicRow.class)
          .addAnnotatedClass(EventRow.class)
          .addAnnotatedClass(PayoutRow.class)
          .addAnnotatedClass(PayoutSumRow.class)
          .addAnnotatedClass(EpochRecordRow.class)
          .addAnnotatedClass(SampleRow.class)
          .addAnnotatedClass(ChainRow.class)
          .buildMetadata()
          .buildSessionFactory();
    } catch (RuntimeException failed) {
      StandardServiceRegistryBuilder.destroy(registry);
      throw failed;
    }
  }

  SessionFactory sessions() {
    return sessions;
  }

  private static boolean inUse(Throwable failure) {
    return sql(failure)
        .filter(e -> e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1)
        .isPresent();
  }

  private static IndexException refusal(IndexSettings settings, RuntimeException failure) {
    if (failure instanceof IndexException known) {
      return known;
    }
    String what =
        inUse(failure)
            ? " is in use by another process; end it, and indexing goes on"
            : " cannot be used: " + reason(failure) + "; correct it, and indexing goes on";
    return new IndexException("The index at " + settings.place() + what, failure);
  }

  /** Whether a failure came from the data base, and not from the chain or this process. */
  static boolean blamed(Throwable failure) {
    if (ofThisProcess(failure)) {
      return false;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException
          || cause instanceof HibernateException
          || cause instanceof MVStoreException) {
        return true;
      }
    }
    return false;
  }

  /**
   * H2 tells of waiting in vain, a full heap, a full disk or too many files as of an SQL statement
   * that failed.
   */
  private static boolean ofThisProcess(Throwable failure) {
    if (Shortage.behind(failure).isPresent()) {
      return true;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof VirtualMachineError) {
        return true;
      }
      if (cause instanceof SQLTimeoutException
          || ConnectionPool.exhausted(cause)
          || cause instanceof SQLException sql && fullHeap(sql)) {
        return true;
      }
    }
    return false;
  }

  // A batch that failed has its reason beside it and not as its cause; the iterator knows both.
  private static boolean fullHeap(SQLException failure) {
    for (Throwable each : failure) {
      if (each instanceof VirtualMachineError
          || each instanceof SQLException sql && sql.getErrorCode() == ErrorCode.OUT_OF_MEMORY) {
        return true;
      }
    }
    return false;
  }

  /** The innermost SQL message in one line, which is the one that names the cause. */
  static String reason(Throwable failure) {
    Throwable telling = sql(failure).map(Throwable.class::cast).orElse(failure);
    String text = Optional.ofNullable(telling.getMessage()).orElse(telling.toString());
    return text.lines().findFirst().orElse(failure.getClass().getSimpleName()).strip();
  }

  private static Optional<SQLException> sql(Throwable failure) {
    Optional<SQLException> found = Optional.empty();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException each) {
        found = Optional.of(each);
      }
    }
    return found;
  }

  @Override
  public void close() {
    sessions.close();
    pool.close();
  }
}
