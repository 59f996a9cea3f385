package io.myelin.node.index;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections to either data base: few, tried before they are lent, and never waited for long.
 */
final class ConnectionPool {
  /** All but one are for questions. */
  static final int MOST = 4;

  private static final long WAIT_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long VALIDATION_MILLIS = TimeUnit.SECONDS.toMillis(2);
  private static final long LIFETIME_MILLIS = TimeUnit.MINUTES.toMillis(30);

  private ConnectionPool() {}

  /**
   * Connects once, so that what is wrong is told here.
   *
   * @throws RuntimeException with the data base's own failure as its cause
   */
  static HikariDataSource open(IndexSettings settings) {
    return open(settings.postgres() ? postgres(settings) : h2(settings), MOST, WAIT_MILLIS);
  }

  static HikariDataSource open(DataSource source, int most, long waitMillis) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("index");
    config.setDataSource(source);
    config.setMaximumPoolSize(most);
    config.setConnectionTimeout(waitMillis);
    config.setValidationTimeout(Math.min(waitMillis, VALIDATION_MILLIS));
    config.setMaxLifetime(LIFETIME_MILLIS);
    return new HikariDataSource(config);
  }

  /** Whether all connections were lent for too long, which says nothing of the data base. */
  static boolean exhausted(Throwable failure) {
    return failure instanceof SQLTransientConnectionException
        && !(failure.getCause() instanceof SQLException);
  }

  private static DataSource postgres(IndexSettings settings) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    source.setConnectTimeout(5);
    source.setSocketTimeout(60);
    return source;
  }

  private static DataSource h2(IndexSettings settings) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL(settings.url());
    source.setUser(settings.user());
    source.setPassword(settings.password());
    return source;
  }
}
