package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.StorageKeys;
import io.myelin.host.validator.Validator;
import io.myelin.host.validator.ValidatorSchedule;
import io.myelin.host.validator.ValidatorSchedule.Position;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.scale.ScaleReader;
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
  private final ExecutorService pool = Executors.newCachedThreadPool(ChainFollower::daemon);

  private record Follower(Validator validator, AtomicBoolean sending, AtomicBoolean asking) {}

  ChainFollower(ChainClient chain, NetUid netuid, List<Validator> validators) {
    this.chain = chain;
    this.netuid = netuid;
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
    long seen = -1;
    while (true) {
      try {
        ChainClient.Head head = chain.head();
        if (head.number() != seen) {
          seen = head.number();
          announce(head);
        }
      } catch (ClientException e) {
        LOG.warning(() -> "the chain does not answer: " + e.getMessage());
        Thread.sleep(1_000);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  /** Reads everything after one block: numbers of two different blocks would contradict. */
  private void announce(ChainClient.Head head) {
    long tempo = at(head, "Tempo").map(bytes -> new ScaleReader(bytes).u16()).orElse(360);
    ValidatorSchedule schedule =
        new ValidatorSchedule(tempo, u64(head, "WeightsSetRateLimit").orElse(100L));
    long block = head.number();
    long period = u64(head, "SubnetEpochIndex").orElse(0L);
    long offset = block - u64(head, "LastEpochBlock").orElse(0L);
    List<Long> updates = lastUpdates(head);
    for (Follower follower : followers) {
      Optional<Integer> uid = chain.uid(netuid, follower.validator.account());
      if (uid.isPresent() && uid.get() < updates.size()) {
        Position at = new Position(block, period, offset, updates.get(uid.get()));
        run(follower.sending, () -> follower.validator.send(schedule, at));
        run(follower.asking, () -> follower.validator.ask(schedule, at));
      }
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

  private Optional<byte[]> at(ChainClient.Head head, String item) {
    return chain.storageAt(StorageKeys.subnet(item, netuid), head.hash());
  }

  private Optional<Long> u64(ChainClient.Head head, String item) {
    return at(head, item).map(bytes -> new ScaleReader(bytes).u64());
  }

  private List<Long> lastUpdates(ChainClient.Head head) {
    List<Long> blocks = new ArrayList<>();
    at(head, "LastUpdate")
        .ifPresent(
            bytes -> {
              ScaleReader in = new ScaleReader(bytes);
              for (int left = in.length(8); left > 0; left--) {
                blocks.add(in.u64());
              }
            });
    return blocks;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
