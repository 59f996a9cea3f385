package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.host.validator.Validator;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.NetUid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells every validator about each new block, once for sending and once for asking; an activity
 * that is still busy misses it, nobody waits. Nothing that fails ends it.
 */
final class ChainFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ChainFollower.class.getName());
  private static final long POLL_MILLIS = 60;

  private final ChainClient chain;
  private final NetUid netuid;
  private final List<Follower> followers = new ArrayList<>();
  private final List<AccountId> accounts;
  private final Predicate<AccountId> enrolled;
  private final BooleanSupplier mayAsk;
  private String trouble = "";
  private volatile Optional<String> obstacle = Optional.empty();
  private final Map<AccountId, String> lacks = new ConcurrentHashMap<>();
  private final ExecutorService pool = Executors.newCachedThreadPool(ChainFollower::daemon);

  private record Follower(Validator validator, AtomicBoolean sending, AtomicBoolean asking) {}

  /**
   * A follower.
   *
   * @param enrolled whether a neuron came to the chain; others would only be refused. Its stake may
   *     have gone since, which {@link #obstacle(AccountId)} says
   * @param mayAsk whether rounds may begin; sending never waits for it
   */
  ChainFollower(
      ChainClient chain,
      NetUid netuid,
      List<Validator> validators,
      Predicate<AccountId> enrolled,
      BooleanSupplier mayAsk) {
    this.chain = chain;
    this.netuid = netuid;
    this.enrolled = enrolled;
    this.mayAsk = mayAsk;
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
        // before the block is known: who comes to the chain later need not be in it yet
        List<AccountId> joined = accounts.stream().filter(enrolled).toList();
        Hash256 newest = chain.headHash();
        if (!seen.equals(Optional.of(newest))) {
          announce(chain.head(newest), joined);
          seen = Optional.of(newest);
          trouble = "";
        }
      } catch (RuntimeException | VirtualMachineError e) {
        explain(e);
        Thread.sleep(1_000);
      }
      Thread.sleep(POLL_MILLIS);
    }
  }

  NetUid netuid() {
    return netuid;
  }

  /** Why no validator asks anything, whatever else is well. */
  Optional<String> obstacle() {
    return obstacle;
  }

  /** Why one validator does nothing that the chain takes in. */
  Optional<String> obstacle(AccountId validator) {
    return obstacle.or(() -> Optional.ofNullable(lacks.get(validator)));
  }

  /** The same reason is said once, not every second. */
  private void explain(Throwable failure) {
    String reason =
        failure instanceof ClientException
            ? "the chain does not answer: " + failure.getMessage()
            : "a block could not be followed: " + failure;
    if (!reason.equals(trouble)) {
      trouble = reason;
      LOG.log(Level.WARNING, reason, failure instanceof ClientException ? null : failure);
    }
  }

  /** Everything is read after one block: numbers of two different blocks would contradict. */
  private void announce(ChainClient.Head head, List<AccountId> joined) {
    Moment now = Moment.of(chain, netuid, head, accounts);
    Optional<String> found = now.schedule().obstacle().filter(reason -> !followers.isEmpty());
    if (!found.equals(obstacle)) {
      obstacle = found;
      found.ifPresent(LOG::warning);
    }
    for (Follower follower : followers) {
      if (joined.contains(follower.validator.account())) {
        weigh(follower.validator, now);
      }
      now.position(follower.validator.account())
          .filter(at -> enrolled.test(follower.validator.account()))
          .ifPresent(
              at -> {
                run(follower.sending, () -> follower.validator.send(now.schedule(), at));
                if (mayAsk.getAsBoolean()) {
                  run(follower.asking, () -> follower.validator.ask(now.schedule(), at));
                }
              });
    }
  }

  /** Not the amount, which changes with every epoch, but the lack itself is said once. */
  private void weigh(Validator validator, Moment now) {
    AccountId account = validator.account();
    Optional<String> lack = now.position(account).flatMap(at -> now.stakes().lack(account));
    if (lack.isEmpty()) {
      lacks.remove(account);
    } else if (lacks.put(account, lack.get()) == null) {
      LOG.warning(() -> validator + ": " + lack.get());
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
