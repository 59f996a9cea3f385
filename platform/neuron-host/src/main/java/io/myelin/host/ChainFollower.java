package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.validator.Validator;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells every validator of one subnet about each new block, once for sending and once for asking;
 * an activity that is still busy misses it, nobody waits.
 */
final class ChainFollower implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ChainFollower.class.getName());

  private final ChainClient chain;
  private final NetUid netuid;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final Predicate<AccountId> enrolled;
  private final BooleanSupplier mayAsk;
  private volatile RoundRhythm rhythm = RoundRhythm.EACH;
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
      ChainClient chain, NetUid netuid, Predicate<AccountId> enrolled, BooleanSupplier mayAsk) {
    this.chain = chain;
    this.netuid = netuid;
    this.enrolled = enrolled;
    this.mayAsk = mayAsk;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "validator");
    thread.setDaemon(true);
    return thread;
  }

  /** Tells one more validator from the next block on. */
  void join(Validator validator) {
    followers.add(new Follower(validator, new AtomicBoolean(), new AtomicBoolean()));
  }

  /** Tells a validator no more; what it is doing goes on. */
  void leave(Validator validator) {
    followers.removeIf(each -> each.validator.equals(validator));
    lacks.remove(validator.account());
  }

  /** What is to be done with the next block, for those that are on the chain before it is read. */
  Consumer<ChainClient.Head> ready() {
    List<Follower> all = List.copyOf(followers);
    List<AccountId> joined =
        all.stream().map(each -> each.validator.account()).filter(enrolled).toList();
    return head -> announce(head, all, joined);
  }

  /** In which periods its validators ask from now on. */
  void keep(RoundRhythm rhythm) {
    this.rhythm = rhythm;
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

  /** Everything is read after one block: numbers of two different blocks would contradict. */
  private void announce(ChainClient.Head head, List<Follower> followers, List<AccountId> joined) {
    if (followers.isEmpty()) {
      return;
    }
    List<AccountId> accounts = followers.stream().map(each -> each.validator.account()).toList();
    Moment now = Moment.of(chain, netuid, rhythm, head, accounts);
    Optional<String> found = now.schedule().obstacle();
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

  /** Once it is closed: for a step that goes on, no longer than so long. */
  void awaitEnd(Duration limit) throws InterruptedException {
    if (!pool.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.fine(() -> "a step of subnet " + netuid.value() + " outlives its host");
    }
  }
}
