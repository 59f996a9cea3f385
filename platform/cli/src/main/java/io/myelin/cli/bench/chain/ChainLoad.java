package io.myelin.cli.bench.chain;

import io.myelin.cli.bench.Lane;
import io.myelin.cli.bench.LaneMaker;
import io.myelin.cli.bench.LaneSenders;
import io.myelin.client.Calls;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The client's half: signs beforehand, sends over WebSockets, counts what is durable. */
final class ChainLoad {
  private static final int SOCKETS = 4;
  private static final int IN_FLIGHT = 4_000;
  private static final int MOST_PER_SECOND = 6_000;
  private static final int SETTLE_SECONDS = 60;
  private static final int PERMIT_SECONDS = 60;
  private static final Rao AMOUNT = Rao.of(1_000);

  private final URI node;
  private final ProcessHandle server;
  private final BenchChain chain;
  private final Duration time;
  private final ChainClient client;

  /**
   * A load.
   *
   * @param server the node's process, for its processor time
   * @param time for each kind of extrinsic; half of it before each, and all of it before the first,
   *     unmeasured: a node that just started compiles its code
   */
  ChainLoad(URI node, ProcessHandle server, BenchChain chain, Duration time) {
    this.node = node;
    this.server = server;
    this.chain = chain;
    this.time = time;
    this.client = new ChainClient(node);
  }

  /** All kinds, one after the other. */
  record Figures(Sent ed25519, Sent sr25519, Sent weights) {}

  Figures run() throws InterruptedException {
    awaitPermits();
    send(transfers(Scheme.SR25519, time), time);
    return new Figures(
        both(duration -> transfers(Scheme.ED25519, duration)),
        both(duration -> transfers(Scheme.SR25519, duration)),
        both(this::weights));
  }

  private interface Kind {
    List<Lane> lanes(Duration duration);
  }

  private Sent both(Kind kind) throws InterruptedException {
    send(kind.lanes(time.dividedBy(2)), time.dividedBy(2));
    return send(kind.lanes(time), time);
  }

  private List<Lane> transfers(Scheme scheme, Duration duration) {
    List<KeyPair> senders = chain.senders(scheme);
    LaneMaker maker = new LaneMaker(client);
    int each = each(senders.size(), duration);
    return IntStream.range(0, senders.size())
        .parallel()
        .mapToObj(
            i ->
                maker.repeated(
                    senders.get(i),
                    Calls.transferKeepAlive(
                        senders.get((i + 1) % senders.size()).accountId(), AMOUNT),
                    each))
        .toList();
  }

  private List<Lane> weights(Duration duration) {
    List<KeyPair> hotkeys = chain.hotkeys();
    LaneMaker maker = new LaneMaker(client);
    List<Integer> uids = IntStream.range(0, hotkeys.size()).boxed().toList();
    List<Integer> values = uids.stream().map(uid -> 65_535 - 7 * uid).toList();
    int each = each(hotkeys.size(), duration);
    return hotkeys.parallelStream()
        .map(
            hotkey ->
                maker.repeated(
                    hotkey,
                    Calls.setWeights(new Calls.Weights(BenchChain.NETUID, uids, values, 0)),
                    each))
        .toList();
  }

  private static int each(int senders, Duration duration) {
    return Math.max(1, (int) (MOST_PER_SECOND * duration.toMillis() / 1_000 / senders));
  }

  private Sent send(List<Lane> lanes, Duration duration) throws InterruptedException {
    Semaphore window = new Semaphore(IN_FLIGHT);
    try (DurableCount count = new DurableCount(node, client, window);
        LaneSenders senders = new LaneSenders(node, SOCKETS, window, count)) {
      Duration serverBefore = cpu(server);
      Duration ownBefore = cpu(ProcessHandle.current());
      long start = System.nanoTime();
      senders.send(lanes, start + duration.toNanos());
      if (!count.awaitSettled(SETTLE_SECONDS)) {
        throw new ClientException(
            "bench chain stopped: what the node took came into no block within "
                + SETTLE_SECONDS
                + " s"
                + senders.firstRefusal().map(why -> "; first refusal: " + why).orElse(""));
      }
      double each = 1e6 * Math.max(1, count.settled());
      return new Sent(
          count.settled(),
          senders.refused(),
          count.settled() * 1e9 / Math.max(1, count.lastNanos() - start),
          cpu(server).minus(serverBefore).toNanos() / each,
          cpu(ProcessHandle.current()).minus(ownBefore).toNanos() / each);
    }
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  private void awaitPermits() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PERMIT_SECONDS);
    while (client.validatorPermits(BenchChain.NETUID).contains(false)) {
      if (System.nanoTime() > end) {
        throw new ClientException(
            "bench chain stopped: not every neuron may set weights after "
                + PERMIT_SECONDS
                + " s, although the subnet's first epoch should be over");
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
