package io.myelin.node.index;

import io.myelin.node.epochs.EpochPart;
import io.myelin.primitives.scale.ScaleException;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hibernate.Session;

/**
 * Records of one part of one subnet that follow each other, the first standing for itself.
 *
 * @param base height of the first
 * @param epochs oldest first, none missing from the first to the last
 */
record EpochRun<T>(long base, List<Epoch<T>> epochs) {

  /** What an epoch left of a part. */
  record Epoch<T>(long height, T value) {}

  Epoch<T> last() {
    return epochs.get(epochs.size() - 1);
  }

  /** The run that a record at a height belongs to, up to that record; empty without a record. */
  static <T> Optional<EpochRun<T>> at(Session session, int netuid, EpochPart<T> part, long height) {
    EpochKey key = EpochKey.of(netuid, part);
    return base(session, key.first(height), key.first(height), "")
        .map(base -> read(session, key, part, base, height));
  }

  /** The whole run of the newest record that is not above a height. */
  static <T> Optional<EpochRun<T>> before(
      Session session, int netuid, EpochPart<T> part, long height) {
    EpochKey key = EpochKey.of(netuid, part);
    return base(session, key.first(0), key.last(height), " desc")
        .map(base -> read(session, key, part, base, Long.MAX_VALUE));
  }

  /** The whole run of the oldest record that is not below a height. */
  static <T> Optional<EpochRun<T>> after(
      Session session, int netuid, EpochPart<T> part, long height) {
    EpochKey key = EpochKey.of(netuid, part);
    return base(session, key.first(height), key.last(Long.MAX_VALUE), "")
        .map(base -> read(session, key, part, base, Long.MAX_VALUE));
  }

  private static Optional<Long> base(Session session, long first, long last, String order) {
    return session
        .createSelectionQuery(
            "select base from EpochRecordRow where id between :first and :last order by id" + order,
            Long.class)
        .setParameter("first", first)
        .setParameter("last", last)
        .setTimeout(IndexReads.SECONDS)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  private static <T> EpochRun<T> read(
      Session session, EpochKey key, EpochPart<T> part, long base, long upTo) {
    SortedMap<Long, ByteArrayOutputStream> records = new TreeMap<>();
    long from = key.first(base);
    boolean more = true;
    while (more) {
      List<Object[]> pieces = pieces(session, from, key.last(upTo));
      more = pieces.size() == EpochPart.RUN;
      for (Object[] piece : pieces) {
        long id = (Long) piece[0];
        if ((Long) piece[1] != base) {
          more = false;
          break;
        }
        records
            .computeIfAbsent(EpochKey.height(id), height -> new ByteArrayOutputStream())
            .writeBytes((byte[]) piece[2]);
        from = id + 1;
      }
    }
    List<Epoch<T>> epochs = new ArrayList<>();
    records.forEach(
        (height, packed) ->
            epochs.add(new Epoch<>(height, value(part, epochs, height, packed.toByteArray()))));
    return new EpochRun<>(base, List.copyOf(epochs));
  }

  // As many as a run has records: where each is one piece, the whole run and nothing behind it.
  private static List<Object[]> pieces(Session session, long first, long last) {
    return session
        .createSelectionQuery(
            "select id, base, packed from EpochRecordRow"
                + " where id between :first and :last order by id",
            Object[].class)
        .setParameter("first", first)
        .setParameter("last", last)
        .setTimeout(IndexReads.SECONDS)
        .setMaxResults(EpochPart.RUN)
        .getResultList();
  }

  private static <T> T value(EpochPart<T> part, List<Epoch<T>> before, long height, byte[] packed) {
    try {
      return before.isEmpty()
          ? part.unpack(packed)
          : part.unpack(before.get(before.size() - 1).value(), packed);
    } catch (ScaleException | ArithmeticException damaged) {
      throw new IndexException(
          "The index's record of the epoch of block "
              + height
              + " is damaged ("
              + damaged.getMessage()
              + "); './myelin index rebuild' makes it anew.",
          damaged);
    }
  }
}
