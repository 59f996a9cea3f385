package io.myelin.node.index;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.h2.api.Trigger;

/** Lets H2 itself fail at every block that is written, as it does on a full heap or bad pages. */
public abstract class BrokenTrigger implements Trigger {
  /** A heap that is full, which H2 tells as an SQLException. */
  public static final class FullHeap extends BrokenTrigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
      throw new OutOfMemoryError("of a test");
    }
  }

  /** A file that is at fault. */
  public static final class BadFile extends BrokenTrigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
      throw new SQLException("bad pages of a test");
    }
  }

  /** Nothing is broken, but somebody is told before each block that is written. */
  public static final class Watched extends BrokenTrigger {
    static volatile Runnable watcher = () -> {};

    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {
      watcher.run();
    }
  }

  /** A function that H2 can call and that fills its heap. */
  public static int fullHeap() {
    return Optional.<Integer>empty().orElseThrow(() -> new OutOfMemoryError("of a test"));
  }

  static void in(IndexSettings settings, Class<? extends BrokenTrigger> kind) throws SQLException {
    IndexDatabase.open(settings).close();
    try (Connection connection =
            DriverManager.getConnection(settings.url(), settings.user(), settings.password());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create trigger broken before insert on block call '" + kind.getName() + "'");
    }
  }
}
