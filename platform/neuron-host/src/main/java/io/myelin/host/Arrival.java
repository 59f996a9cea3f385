package io.myelin.host;

import io.myelin.client.ChainClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
  private String absent = "";
  private volatile Optional<Long> answeredFirst = Optional.empty();

  Arrival(ChainClient chain, Supplier<Duration> blockTime, List<Newcomer> newcomers) {
    this.chain = chain;
    this.blockTime = blockTime;
    this.newcomers = List.copyOf(newcomers);
  }

  /**
   * Whether validators may ask. They wait for every neuron's first attempt and for every worker's
   * first start: a round with half of the miners would pay that half for all. They wait no longer
   * than two minutes after the chain's first answer.
   */
  boolean settled() {
    Optional<Long> since = answeredFirst;
    return since.isPresent()
        && (newcomers.stream().allMatch(Newcomer::settled)
            || System.nanoTime() - since.get() >= LONGEST.toNanos());
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
      if (answeredFirst.isEmpty()) {
        answeredFirst = Optional.of(System.nanoTime());
      }
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
