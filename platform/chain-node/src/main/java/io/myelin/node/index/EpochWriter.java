package io.myelin.node.index;

import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.node.epochs.EpochPart;
import io.myelin.runtime.ChainQueries.EpochTables;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Writes what epochs left, each as its difference to the one before it. What that was stays in
 * memory once its transaction is over. One thread at a time.
 */
final class EpochWriter {
  /** Of one column; H2 takes 1,048,576. */
  private static final int PIECE = 1_000_000;

  private final Map<EpochKey, Newest<?>> newest = new HashMap<>();

  /**
   * The newest record of a part.
   *
   * @param since how many records its run has
   */
  private record Newest<T>(T value, long base, int since) {}

  /** What is in memory is no longer what the tables have. */
  void forget() {
    newest.clear();
  }

  void write(Session session, long height, EpochRecord epoch) {
    for (EpochPart<?> part : EpochPart.all()) {
      write(session, height, epoch.netuid().value(), part, epoch.tables());
    }
  }

  private <T> void write(
      Session session, long height, int netuid, EpochPart<T> part, EpochTables tables) {
    EpochKey key = EpochKey.of(netuid, part);
    T now = part.of(tables);
    Optional<Newest<T>> before =
        newest(session, key, netuid, part).filter(last -> last.since() < EpochPart.RUN);
    Newest<T> written =
        before
            .map(last -> new Newest<>(now, last.base(), last.since() + 1))
            .orElseGet(() -> new Newest<>(now, height, 1));
    byte[] packed =
        before.map(last -> part.pack(last.value(), now)).orElseGet(() -> part.pack(now));
    if (packed.length > (long) PIECE * EpochKey.MOST_PIECES) {
      throw new IndexException(
          "The epoch of subnet "
              + netuid
              + " at block "
              + height
              + " takes "
              + packed.length
              + " bytes, the index has room for "
              + (long) PIECE * EpochKey.MOST_PIECES
              + "; a build with more pieces to a record is needed.");
    }
    long id = key.first(height);
    for (int from = 0; from < packed.length; from += PIECE) {
      byte[] piece = Arrays.copyOfRange(packed, from, Math.min(packed.length, from + PIECE));
      session.persist(new EpochRecordRow(id++, written.base(), piece));
    }
    newest.put(key, written);
  }

  @SuppressWarnings("unchecked") // a key has the part's number
  private <T> Optional<Newest<T>> newest(
      Session session, EpochKey key, int netuid, EpochPart<T> part) {
    Optional<Newest<T>> known = Optional.ofNullable((Newest<T>) newest.get(key));
    return known.or(
        () ->
            EpochRun.before(session, netuid, part, Long.MAX_VALUE)
                .map(run -> new Newest<>(run.last().value(), run.base(), run.epochs().size())));
  }
}
