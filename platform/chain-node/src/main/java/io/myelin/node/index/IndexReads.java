package io.myelin.node.index;

import io.myelin.node.decoded.BusyException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * Lets in a few questions at a time and ends those that take too long, so that a connection is
 * always left for the indexer.
 */
final class IndexReads {
  /** Connections that questions may hold at once. */
  static final int PLACES = ConnectionPool.MOST - 1;

  /** Each statement of a question may take so long. */
  static final int SECONDS = 5;

  private static final long WAIT_MILLIS = 1_000;
  private static final String CANCELLED = "57014";

  private final SessionFactory sessions;
  private final Semaphore places = new Semaphore(PLACES, true);

  IndexReads(SessionFactory sessions) {
    this.sessions = sessions;
  }

  /**
   * Asks in a transaction; each of its queries has to be given {@link #SECONDS}.
   *
   * @throws BusyException when no place is left, or the answer takes too long
   */
  <T> T ask(Function<Session, T> question) {
    if (!place()) {
      throw new BusyException(
          "The index answers " + PLACES + " other questions now; ask again in a few seconds.");
    }
    try {
      return sessions.fromTransaction(question);
    } catch (RuntimeException failed) {
      throw timedOut(failed)
          ? new BusyException(
              "The index took more than "
                  + SECONDS
                  + " s to look this up; ask for fewer rows or name more of what is looked for.")
          : failed;
    } finally {
      places.release();
    }
  }

  private boolean place() {
    try {
      return places.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean timedOut(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLTimeoutException
          || cause instanceof SQLException sql && CANCELLED.equals(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }
}
