package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.RestClient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Matches what was sent with what final blocks hold; a final block is on disk. The clock of an
 * extrinsic stops when the node tells the block's head, not when this program has read its body.
 */
final class FinalCount implements LaneSenders.Watch, AutoCloseable {
  private final RestClient rest;
  private final Semaphore window;
  private final Map<String, Long> waiting = new ConcurrentHashMap<>();
  private final List<Long> latencies = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private long read;
  private int failed;

  /** A final block with how many of the sent transfers succeeded in it. */
  record Block(long number, int successful, long atNanos) {}

  /**
   * Starts after a block.
   *
   * @param window gets a permit back for each extrinsic that is settled
   */
  FinalCount(RestClient rest, Semaphore window, long after) {
    this.rest = rest;
    this.window = window;
    this.read = after;
  }

  @Override
  public void sent(String hash) {
    waiting.put(hash, System.nanoTime());
  }

  @Override
  public void refused(String hash) {
    if (waiting.remove(hash) != null) {
      window.release();
    }
  }

  /** The node says that blocks up to this one are final. */
  void onFinal(long height) {
    long now = System.nanoTime();
    reader.execute(() -> readTo(height, now));
  }

  private synchronized void readTo(long height, long now) {
    while (read < height) {
      JsonNode block = rest.get("/api/v1/blocks/" + (read + 1));
      int successful = 0;
      for (JsonNode extrinsic : block.path("extrinsics")) {
        Long since = waiting.remove(extrinsic.path("hash").asText());
        if (since != null) {
          window.release();
          if (extrinsic.path("success").asBoolean()) {
            successful++;
            latencies.add(now - since);
          } else {
            failed++;
          }
        }
      }
      read++;
      blocks.add(new Block(read, successful, now));
    }
  }

  /** Waits until nothing is in flight any more, or the limit is over. */
  void awaitSettled(long limitSeconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (!waiting.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  Collection<String> unsettled() {
    return waiting.keySet();
  }

  synchronized List<Long> latencyNanos() {
    return List.copyOf(latencies);
  }

  synchronized List<Block> blocks() {
    return List.copyOf(blocks);
  }

  synchronized int failed() {
    return failed;
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
