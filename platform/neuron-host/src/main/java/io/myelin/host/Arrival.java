package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
  private final List<Newcomer> newcomers = new CopyOnWriteArrayList<>();
  private final LongSupplier nanoTime;
  private final Map<NetUid, Gate> gates = new HashMap<>();
  private String absent = "";
  private volatile boolean answered;

  /** How far a subnet's neurons have come. */
  private static final class Gate {
    boolean open;
    int steps = -1;
    long progress;
  }

  Arrival(ChainClient chain, Supplier<Duration> blockTime) {
    this(chain, blockTime, System::nanoTime);
  }

  Arrival(ChainClient chain, Supplier<Duration> blockTime, LongSupplier nanoTime) {
    this.chain = chain;
    this.blockTime = blockTime;
    this.nanoTime = nanoTime;
  }

  /** Brings one more, behind those that are here. */
  void add(Newcomer newcomer) {
    newcomers.add(newcomer);
  }

  void remove(Newcomer newcomer) {
    newcomers.remove(newcomer);
  }

  /** Whether a neuron is on the chain. */
  boolean arrived(AccountId hotkey) {
    return newcomers.stream().anyMatch(each -> each.arrived() && each.is(hotkey));
  }

  /**
   * Whether the validators of a subnet may ask. They wait for its every neuron's first attempt and
   * for every worker's first start: a round with half of the miners would pay that half for all.
   * They wait no longer than two minutes in which nobody came any further; once they may, who comes
   * later keeps nobody waiting.
   */
  synchronized boolean settled(NetUid netuid) {
    List<Newcomer> own = newcomers.stream().filter(each -> each.netuid().equals(netuid)).toList();
    Gate gate = gates.computeIfAbsent(netuid, subnet -> new Gate());
    int now = own.stream().mapToInt(Newcomer::steps).sum();
    if (answered && now != gate.steps) {
      gate.steps = now;
      gate.progress = nanoTime.getAsLong();
    }
    gate.open =
        gate.open
            || answered
                && (own.stream().allMatch(Newcomer::settled)
                    || nanoTime.getAsLong() - gate.progress >= LONGEST.toNanos());
    return gate.open;
  }

  /** Returns when the thread is interrupted. */
  void bringAll() throws InterruptedException {
    while (true) {
      for (Newcomer newcomer : newcomers) {
        if (newcomer.due() && answers()) {
          newcomer.advance(block());
        }
      }
      Thread.sleep(newcomers.stream().allMatch(Newcomer::settled) ? 500 : 50);
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
