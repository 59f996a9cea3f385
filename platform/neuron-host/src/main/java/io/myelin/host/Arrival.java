package io.myelin.host;

import io.myelin.client.ChainClient;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.logging.Logger;

/**
 * Brings neurons on the chain in the order of their table, one after another as long as nobody is
 * refused; who is refused tries again later and keeps nobody waiting.
 */
final class Arrival {
  private static final Logger LOG = Logger.getLogger(Arrival.class.getName());
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final ChainClient chain;
  private final Supplier<Duration> blockTime;
  private final List<Newcomer> newcomers;
  private final LongSupplier nanoTime;
  private String absent = "";
  private volatile boolean answered;
  private boolean open;
  private int steps = -1;
  private long progress;

  Arrival(ChainClient chain, Supplier<Duration> blockTime, List<Newcomer> newcomers) {
    this(chain, blockTime, newcomers, System::nanoTime);
  }

  Arrival(
      ChainClient chain,
      Supplier<Duration> blockTime,
      List<Newcomer> newcomers,
      LongSupplier nanoTime) {
    this.chain = chain;
    this.blockTime = blockTime;
    this.newcomers = List.copyOf(newcomers);
    this.nanoTime = nanoTime;
  }

  /**
   * Whether validators may ask. They wait for every neuron's first attempt and for every worker's
   * first start: a round with half of the miners would pay that half for all. They wait no longer
   * than two minutes in which nobody came any further.
   */
  synchronized boolean settled() {
    int now = newcomers.stream().mapToInt(Newcomer::steps).sum();
    if (answered && now != steps) {
      steps = now;
      progress = nanoTime.getAsLong();
    }
    open =
        open
            || answered
                && (newcomers.stream().allMatch(Newcomer::settled)
                    || nanoTime.getAsLong() - progress >= LONGEST.toNanos());
    return open;
  }

  /** Returns when everybody is on the chain or the thread is interrupted. */
  void bringAll() throws InterruptedException {
    while (!newcomers.stream().allMatch(Newcomer::arrived)) {
      for (Newcomer newcomer : newcomers) {
        if (newcomer.due() && answers()) {
          newcomer.advance(block());
        }
      }
      Thread.sleep(settled() ? 500 : 50);
    }
  }

  /** A chain that does not answer yet is no neuron's fault: nobody's pause grows. */
  private boolean answers() throws InterruptedException {
    try {
      chain.headHash();
      answered = true;
      absent = "";
      return true;
    } catch (RuntimeException e) {
      String reason = "the chain does not answer: " + e.getMessage();
      newcomers.stream().filter(each -> !each.arrived()).forEach(each -> each.waitsFor(reason));
      if (!reason.equals(absent)) {
        absent = reason;
        LOG.info(() -> "enrollment waits: " + reason);
      }
      Thread.sleep(200);
      return false;
    }
  }

  private Duration block() {
    try {
      return blockTime.get();
    } catch (RuntimeException unknown) {
      return Duration.ZERO;
    }
  }
}
