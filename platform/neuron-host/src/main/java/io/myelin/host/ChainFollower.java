package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.host.validator.Validator;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells every validator about each new block, once for sending and once for asking; an activity
 * that is still busy misses it, nobody waits.
 */
final class ChainFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ChainFollower.class.getName());
  private static final long POLL_MILLIS = 60;

  private final ChainClient chain;
  private final NetUid netuid;
  private final List<Follower> followers = new ArrayList<>();
  private final List<AccountId> accounts;
  private final ExecutorService pool = Executors.newCachedThreadPool(ChainFollower::daemon);

  private record Follower(Validator validator, AtomicBoolean sending, AtomicBoolean asking) {}

  ChainFollower(ChainClient chain, NetUid netuid, List<Validator> validators) {
    this.chain = chain;
    this.netuid = netuid;
    this.accounts = validators.stream().map(Validator::account).toList();
    validators.forEach(
        each -> followers.add(new Follower(each, new AtomicBoolean(), new AtomicBoolean())));
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "validator");
    thread.setDaemon(true);
    return thread;
  }

  /** Returns when the thread is interrupted. */
  void follow() throws InterruptedException {
    Optional<Hash256> seen = Optional.empty();
    while (true) {
      try {
        Hash256 newest = chain.headHash();
        if (!seen.equals(Optional.of(newest))) {
          seen = Optional.of(newest);
          announce(chain.head(newest));
        }
      } catch (ClientException e) {
        LOG.warning(() -> "the chain does not answer: " + e.getMessage());
        Thread.sleep(1_000);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Everything is read after one block: numbers of two different blocks would contradict. */
  private void announce(ChainClient.Head head) {
    Moment now = Moment.of(chain, netuid, head, accounts);
    for (Follower follower : followers) {
      now.position(follower.validator.account())
          .ifPresent(
              at -> {
                run(follower.sending, () -> follower.validator.send(now.schedule(), at));
                run(follower.asking, () -> follower.validator.ask(now.schedule(), at));
              });
    }
  }

  private void run(AtomicBoolean busy, Runnable step) {
    if (busy.compareAndSet(false, true)) {
      pool.execute(
          () -> {
            try {
              step.run();
            } catch (RuntimeException e) {
              LOG.log(Level.WARNING, "a validator's step failed", e);
            } finally {
              busy.set(false);
            }
          });
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
