package io.myelin.cli.bench;

import io.myelin.client.RpcSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Sends lanes over several sockets, so many extrinsics in flight at most. Close it. */
public final class LaneSenders implements AutoCloseable {
  private final List<RpcSocket> sockets;
  private final Semaphore window;
  private final Watch watch;
  private final AtomicInteger submitted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Optional<String> firstRefusal = Optional.empty();

  /** Hears of each extrinsic by its hash; for several threads. */
  public interface Watch {
    void sent(String hash);

    /** To give the permit back is the watch's. */
    void refused(String hash);
  }

  /**
   * Connects.
   *
   * @param window a permit is taken for each extrinsic; who counts what is final gives them back
   */
  public LaneSenders(URI node, int count, Semaphore window, Watch watch) {
    this.window = window;
    this.watch = watch;
    this.sockets =
        IntStream.range(0, count)
            .mapToObj(i -> RpcSocket.open(node, (method, params) -> {}))
            .toList();
  }

  /** Returns when all lanes are sent, or the time is over. */
  public void send(List<Lane> lanes, long endNanos) throws InterruptedException {
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Math.min(sockets.size(), lanes.size()); i++) {
      RpcSocket socket = sockets.get(i);
      List<Lane> own = new ArrayList<>();
      for (int lane = i; lane < lanes.size(); lane += sockets.size()) {
        own.add(lanes.get(lane));
      }
      Thread thread = new Thread(() -> feed(socket, own, endNanos), "sender-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  public int submitted() {
    return submitted.get();
  }

  public int refused() {
    return refused.get();
  }

  /** The first refusal the node answered with; empty when it took everything. */
  public Optional<String> firstRefusal() {
    return firstRefusal;
  }

  private void feed(RpcSocket socket, List<Lane> lanes, long endNanos) {
    boolean sending = true;
    while (sending) {
      sending = false;
      for (Lane lane : lanes) {
        Optional<Lane.Signed> next = lane.next();
        if (next.isPresent()) {
          if (!permitted(endNanos)) {
            return;
          }
          sending = true;
          submit(socket, lane, next.get());
        }
      }
    }
  }

  private boolean permitted(long endNanos) {
    try {
      return window.tryAcquire(endNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void submit(RpcSocket socket, Lane lane, Lane.Signed extrinsic) {
    watch.sent(extrinsic.hash());
    submitted.incrementAndGet();
    socket
        .call("author_submitExtrinsic", extrinsic.hex())
        .exceptionally(
            refusal -> {
              lane.close();
              refused.incrementAndGet();
              if (firstRefusal.isEmpty()) {
                firstRefusal = Optional.ofNullable(refusal.getMessage());
              }
              watch.refused(extrinsic.hash());
              return null;
            });
  }

  @Override
  public void close() {
    sockets.forEach(RpcSocket::close);
  }
}
