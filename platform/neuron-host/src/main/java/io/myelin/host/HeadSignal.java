package io.myelin.host;

import io.myelin.client.ClientException;
import io.myelin.client.RpcSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Wakes who waits for the next block: the node says when it comes; as long as there is no
 * subscription, the clock does. One thread waits.
 */
final class HeadSignal implements AutoCloseable {
  private static final Duration WITHOUT = Duration.ofMillis(60);

  /** Followers that came meanwhile are looked at so often, however slow blocks are. */
  private static final Duration WITH = Duration.ofSeconds(1);

  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final URI node;
  private final Semaphore heads = new Semaphore(0);
  private Optional<RpcSocket> socket = Optional.empty();
  private long tried = System.nanoTime() - AGAIN.toNanos();

  HeadSignal(URI node) {
    this.node = node;
  }

  /** Returns with the next block, or when it is time to look. */
  void await() throws InterruptedException {
    Duration longest = subscribed() ? WITH : WITHOUT;
    if (heads.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      heads.drainPermits();
    }
  }

  private boolean subscribed() {
    if (socket.filter(open -> !open.over()).isPresent()) {
      return true;
    }
    if (System.nanoTime() - tried < AGAIN.toNanos()) {
      return false;
    }
    tried = System.nanoTime();
    close();
    try {
      RpcSocket fresh = RpcSocket.open(node, (method, head) -> heads.release());
      socket = Optional.of(fresh);
      fresh
          .call("chain_subscribeNewHeads")
          .whenComplete(
              (subscription, refused) -> {
                if (refused != null) {
                  fresh.close();
                }
              });
      return true;
    } catch (ClientException noSocket) {
      return false;
    }
  }

  @Override
  public void close() {
    socket.ifPresent(RpcSocket::close);
    socket = Optional.empty();
  }
}
