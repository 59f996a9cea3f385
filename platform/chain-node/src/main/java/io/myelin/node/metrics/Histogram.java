package io.myelin.node.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How often something took how long, in classes that Prometheus can add up over nodes. */
final class Histogram {
  /** Upper ends of the classes; a class without end comes after them. */
  private static final long[] ENDS_MILLIS = {
    1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000
  };

  private final LongAdder[] counts = new LongAdder[ENDS_MILLIS.length + 1];
  private final LongAdder nanos = new LongAdder();

  Histogram() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** Counts one that took so long; what a clock that was set back calls negative took nothing. */
  void add(long tookNanos) {
    long took = Math.max(0, tookNanos);
    int place = 0;
    while (place < ENDS_MILLIS.length && took > TimeUnit.MILLISECONDS.toNanos(ENDS_MILLIS[place])) {
      place++;
    }
    counts[place].increment();
    nanos.add(took);
  }

  /** Its samples in the text format of Prometheus. */
  void write(StringBuilder page, String name, String label) {
    long total = 0;
    for (int i = 0; i < counts.length; i++) {
      total += counts[i].sum();
      String end = i < ENDS_MILLIS.length ? Double.toString(ENDS_MILLIS[i] / 1e3) : "+Inf";
      page.append(name).append("_bucket{").append(label).append(",le=\"").append(end);
      page.append("\"} ").append(total).append('\n');
    }
    page.append(name).append("_count{").append(label).append("} ").append(total).append('\n');
    page.append(name).append("_sum{").append(label).append("} ");
    page.append(nanos.sum() / 1e9).append('\n');
  }
}
