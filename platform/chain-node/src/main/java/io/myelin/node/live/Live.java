package io.myelin.node.live;

import io.myelin.api.json.ContractJson;
import io.myelin.api.serving.Problems;
import io.myelin.ledger.PoolEvent;
import io.myelin.node.chain.ChainBlock;
import io.myelin.node.chain.ChainService;
import io.myelin.node.desk.Views;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Tells viewers what changed. One thread writes to all of them and waits for none; who reads slowly
 * misses what was overtaken.
 */
@ApplicationScoped
public class Live {
  static final int MOST_VIEWERS = 500;
  private static final long TICK_MILLIS = 50;

  private final Optional<ChainService> chain;
  private final Ring ring = new Ring();
  private final Set<LiveStream> streams = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread created = new Thread(task, "live");
            created.setDaemon(true);
            return created;
          });
  private long sequence;
  private boolean listening;

  /** For the proxy alone. */
  public Live() {
    this.chain = Optional.empty();
  }

  @Inject
  public Live(ChainService chain) {
    this.chain = Optional.of(chain);
  }

  private ChainService chain() {
    return chain.orElseThrow();
  }

  /** Begins with the first viewer that finds a chain. */
  private synchronized void listen() {
    if (!listening) {
      chain().ledger();
      chain().listen(block -> thread.execute(() -> publish(block)));
      chain().ledger().listenPool(event -> thread.execute(() -> publish(event)));
      thread.scheduleWithFixedDelay(this::flush, 0, TICK_MILLIS, TimeUnit.MILLISECONDS);
      thread.scheduleWithFixedDelay(this::endUnwelcome, 1, 1, TimeUnit.SECONDS);
      publish(chain().head());
      listening = true;
    }
  }

  /** Refuses one viewer more than there may be. */
  public void requirePlace() {
    listen();
    if (streams.size() >= MOST_VIEWERS) {
      throw Problems.refusal(
          503,
          "busy",
          MOST_VIEWERS + " viewers follow this node already; close a page, or try again later.",
          List.of());
    }
  }

  /**
   * Tells a viewer from now on.
   *
   * @param last what it has seen; empty when it begins
   */
  void add(LiveStream stream, Optional<Frame.Id> last) {
    Set<String> topics = stream.viewer().topics();
    Optional<Collection<Frame>> missed =
        last.map(id -> ring.after(id, topics)).orElse(Optional.of(ring.newest(topics)));
    // Nothing says what was missed: whoever looks has to ask for all of it again.
    if (missed.isEmpty()) {
      stream.reset();
    }
    missed.orElseGet(() -> ring.newest(topics)).forEach(stream.viewer()::offer);
    streams.add(stream);
  }

  void remove(LiveStream stream) {
    streams.remove(stream);
  }

  private void flush() {
    streams.forEach(LiveStream::flush);
  }

  /** Who signed out, or was revoked, hears nothing more after a second. */
  private void endUnwelcome() {
    streams.forEach(LiveStream::endUnlessWelcome);
  }

  private void publish(ChainBlock block) {
    long height = block.number();
    send(
        height,
        Topics.HEAD,
        Map.of(
            "number", height,
            "hash", block.hash().hex(),
            "time", Views.asOf(block).time(),
            "finalized", chain().ledger().finalized().height()));
    block.payouts().stream()
        .collect(Collectors.groupingBy(payout -> payout.netuid().value(), Collectors.counting()))
        .forEach(
            (netuid, count) -> {
              send(height, Topics.payouts(netuid), Map.of("block", height, "payouts", count));
              send(height, Topics.metagraph(netuid), Map.of("block", height));
            });
    flush();
  }

  // Not kept for those who come back: thousands a second would push out all else.
  private void publish(PoolEvent event) {
    String topic = "extrinsic:" + event.extrinsic().hex();
    if (streams.stream().anyMatch(stream -> stream.viewer().topics().contains(topic))) {
      Frame frame =
          frame(
              chain().ledger().head().height(),
              topic,
              Map.of("hash", event.extrinsic().hex(), "status", event.status().name()));
      streams.forEach(stream -> stream.viewer().offer(frame));
      flush();
    }
  }

  private void send(long height, String topic, Map<String, ?> data) {
    Frame frame = frame(height, topic, data);
    ring.add(frame);
    streams.forEach(stream -> stream.viewer().offer(frame));
  }

  private synchronized Frame frame(long height, String topic, Map<String, ?> data) {
    String text = new String(ContractJson.bytes(data), StandardCharsets.UTF_8);
    return new Frame(new Frame.Id(height, sequence++), topic, text);
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
    streams.forEach(LiveStream::end);
  }
}
