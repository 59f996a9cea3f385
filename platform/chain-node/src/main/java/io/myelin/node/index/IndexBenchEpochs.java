package io.myelin.node.index;

import io.myelin.ledger.Ledger;
import io.myelin.ledger.receipt.EpochRecord;
import io.myelin.ledger.receipt.Receipt;
import io.myelin.node.epochs.EpochPart;
import io.myelin.runtime.ChainQueries.EpochTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What epochs of a filled index take. */
record IndexBenchEpochs(IndexSettings settings, Ledger ledger) {
  private static final int READS = 200;

  /** So many of the newest epochs count: bonds have come to rest by then. */
  private static final int COUNTED = 4;

  /**
   * The figures.
   *
   * @param standing bytes of a record that needs no other
   * @param difference bytes of one that is the difference to the epoch before
   * @param megabytesPerYear of both at a block each 12 s
   */
  record Figures(String when, long standing, long difference, double megabytesPerYear) {}

  Figures figures(String when) {
    List<Long> ends = ends();
    List<Long> counted = ends.subList(ends.size() - COUNTED, ends.size());
    long difference = 0;
    for (long height : counted) {
      difference += stored(height);
    }
    long mean = difference / COUNTED;
    EpochTables newest = tables(counted.get(COUNTED - 1));
    long standing = EpochPart.all().stream().mapToLong(part -> standing(part, newest)).sum();
    double epochsPerYear =
        (double) Duration.ofDays(365).toMillis()
            / (IndexBenchChain.BLOCK_MILLIS * (IndexBenchChain.TEMPO + 1));
    double each = (standing + (EpochPart.RUN - 1.0) * mean) / EpochPart.RUN;
    return new Figures(when, standing, mean, each * epochsPerYear / 1e6);
  }

  private static <T> long standing(EpochPart<T> part, EpochTables tables) {
    return part.pack(part.of(tables)).length;
  }

  private EpochTables tables(long height) {
    return ledger.receipts().at(height).orElseThrow().epochs().get(0).tables();
  }

  private List<Long> ends() {
    List<Long> ends = new ArrayList<>();
    for (long height = 1; height <= ledger.head().height(); height++) {
      if (!ledger.receipts().at(height).orElseThrow().epochs().isEmpty()) {
        ends.add(height);
      }
    }
    if (ends.size() < COUNTED || ends.size() >= EpochPart.RUN) {
      throw new IllegalStateException(ends.size() + " epochs: not one run of differences");
    }
    return ends;
  }

  private long newest() {
    List<Long> ends = ends();
    return ends.get(ends.size() - 1);
  }

  /** Bytes of the records of an epoch, as they are in the tables. */
  private long stored(long height) {
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      return database
          .sessions()
          .fromTransaction(
              session ->
                  EpochPart.all().stream()
                      .map(part -> EpochKey.of(IndexBenchChain.SUBNET.value(), part))
                      .mapToLong(
                          key ->
                              session
                                  .createNativeQuery(
                                      "select sum(octet_length(packed)) from epoch_record"
                                          + " where id between ?1 and ?2",
                                      Long.class)
                                  .setParameter(1, key.first(height))
                                  .setParameter(2, key.last(height))
                                  .getSingleResult())
                      .sum());
    }
  }

  /** Median of reading the newest epoch as pages of it do. */
  double millis() {
    long newest = newest();
    double[] millis = new double[READS];
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      EpochReader reader = new EpochReader(new IndexReads(database.sessions()));
      for (int i = 0; i < READS; i++) {
        long before = System.nanoTime();
        boolean found =
            EpochPart.all().stream()
                .allMatch(
                    part -> reader.part(part, IndexBenchChain.SUBNET.value(), newest).isPresent());
        if (!found) {
          throw new IllegalStateException("the epoch of block " + newest + " is not in the index");
        }
        millis[i] = (System.nanoTime() - before) / 1e6;
      }
    }
    Arrays.sort(millis);
    return millis[READS / 2];
  }

  long receiptBytes() {
    Receipt receipt = ledger.receipts().at(newest()).orElseThrow();
    Receipt without =
        new Receipt(
            receipt.specVersion(),
            receipt.outcomes(),
            receipt.events(),
            receipt.payouts(),
            List.<EpochRecord>of());
    return (long) Receipt.CODEC.encode(receipt).length - Receipt.CODEC.encode(without).length;
  }
}
