package io.myelin.cli.bench.chain;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.bench.LaneSenders;
import io.myelin.client.ChainClient;
import io.myelin.client.RpcSocket;
import io.myelin.client.StorageKeys;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.ScaleReader;
import java.net.URI;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many extrinsics final blocks hold, each told by the node's own count; a final block is on
 * disk. Blocks are not read, which would cost the node more than making them. Close it.
 */
final class DurableCount implements LaneSenders.Watch, AutoCloseable {
  /** The time of the block. */
  private static final int INHERENTS = 1;

  private final Semaphore window;
  private final ExecutorService reader = Executors.newSingleThreadExecutor();
  private final RpcSocket socket;
  private final String key;
  private final AtomicLong open = new AtomicLong();
  private long read;
  private final AtomicLong settled = new AtomicLong();
  private volatile long lastNanos;
  private volatile boolean closed;

  /**
   * Starts after the newest final block.
   *
   * @param window gets a permit back for each extrinsic that is in a final block, or refused
   */
  DurableCount(URI node, ChainClient chain, Semaphore window) {
    this.window = window;
    this.key = StorageKeys.item("System", "ExtrinsicCount").hex(chain.codec());
    this.read = chain.finalizedHead().number();
    this.socket = RpcSocket.open(node, (method, params) -> onFinal(params.path("result")));
    socket.call("chain_subscribeFinalizedHeads").join();
  }

  @Override
  public void sent(String hash) {
    open.incrementAndGet();
  }

  @Override
  public void refused(String hash) {
    open.decrementAndGet();
    window.release();
  }

  private void onFinal(JsonNode header) {
    long now = System.nanoTime();
    long height = Long.decode(header.path("number").asText("0"));
    reader.execute(() -> follow(height, now));
  }

  private void follow(long height, long now) {
    try {
      readTo(height, now);
    } catch (CompletionException broken) {
      if (!closed) {
        throw broken;
      }
    }
  }

  private void readTo(long height, long now) {
    for (; read < height; read++) {
      String hash = socket.call("chain_getBlockHash", read + 1).join().asText();
      String count = socket.call("state_getStorage", key, hash).join().asText();
      int held = (int) new ScaleReader(Hex.decode(count)).u32() - INHERENTS;
      if (held > 0) {
        settled.addAndGet(held);
        lastNanos = now;
        open.addAndGet(-held);
        window.release(held);
      }
    }
  }

  /** Whether everything that was taken came into a final block before the limit was over. */
  boolean awaitSettled(long limitSeconds) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(limitSeconds);
    while (open.get() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return open.get() <= 0;
  }

  long settled() {
    return settled.get();
  }

  /** When the node told of the last final block that held one. */
  long lastNanos() {
    return lastNanos;
  }

  @Override
  public void close() {
    closed = true;
    reader.shutdownNow();
    socket.close();
  }
}
