package io.myelin.host;

import io.myelin.client.ClientException;
import io.myelin.host.NeuronTable.Neuron;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.NetUid;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One neuron on its way to the chain. After a refusal it pauses, twice as long each time; what was
 * done is not done again. A miner is served when its worker is ready, which means that it has
 * answered already.
 */
final class Newcomer {
  private static final Logger LOG = Logger.getLogger(Newcomer.class.getName());
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A block that is late is no refusal: so long nothing is given up for it. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private final Neuron neuron;
  private final Supplier<Worker.Status> worker;
  private final Enrollment enrollment;
  private volatile boolean arrived;
  private volatile boolean tried;
  private volatile Optional<String> trouble = Optional.empty();
  private volatile Optional<String> unpaid = Optional.empty();
  private volatile boolean joined;
  private boolean asked;
  private Duration pause = Duration.ZERO;
  private long due = System.nanoTime();
  private Optional<Long> begun = Optional.empty();

  Newcomer(Neuron neuron, Supplier<Worker.Status> worker, Enrollment enrollment) {
    this.neuron = neuron;
    this.worker = worker;
    this.enrollment = enrollment;
  }

  boolean is(AccountId hotkey) {
    return neuron.hotkey().accountId().equals(hotkey);
  }

  NetUid netuid() {
    return enrollment.netuid();
  }

  boolean arrived() {
    return arrived;
  }

  /** Why it is not on the chain yet, in one sentence. */
  Optional<String> trouble() {
    return trouble;
  }

  /** Why it works for nothing, as the chain was when it came. */
  Optional<String> unpaid() {
    return unpaid;
  }

  /** How long it rests after its last attempt; zero when that was not refused. */
  Duration pause() {
    return pause;
  }

  /**
   * Whether it has come as far as it will without anybody's help. One that the chain knows from
   * before has not, while its worker starts.
   */
  boolean settled() {
    return tried && !startsFirst();
  }

  /** Grows with everything it achieves for the first time. */
  int steps() {
    return (tried ? 1 : 0) + (joined ? 1 : 0) + (arrived ? 1 : 0);
  }

  /** Whether there is something to ask the chain for now. */
  boolean due() {
    return !arrived && System.nanoTime() - due >= 0 && (!asked || ready());
  }

  /**
   * Goes as far as it can.
   *
   * @param block the time between two blocks, the least to wait after a refusal
   */
  void advance(Duration block) {
    long first = begun.orElseGet(System::nanoTime);
    begun = Optional.of(first);
    try {
      if (!joined) {
        enrollment.join(neuron);
        unpaid = enrollment.unpaid(neuron);
        unpaid.ifPresent(why -> LOG.warning(() -> neuron + ": " + why));
        joined = true;
      }
      arrived = neuron.validator() || enrollment.serves(neuron); // also by an earlier try's call
      asked = true;
      if (!arrived && ready()) {
        enrollment.serve(neuron);
        arrived = true;
      }
      trouble = Optional.empty();
      pause = Duration.ZERO;
    } catch (Enrollment.Unanswered late) {
      rest(block, String.valueOf(late.getMessage()), Optional.empty());
      if (System.nanoTime() - first < LATE.toNanos()) {
        return;
      }
    } catch (ClientException refused) {
      rest(block, String.valueOf(refused.getMessage()), Optional.empty());
    } catch (RuntimeException | VirtualMachineError e) {
      rest(block, neuron + " could not be enrolled: " + e, Optional.of(e));
    }
    tried = true;
  }

  private void rest(Duration block, String reason, Optional<Throwable> cause) {
    Duration least = block.compareTo(FIRST) > 0 ? block : FIRST;
    Duration next = pause.isZero() ? least : pause.multipliedBy(2);
    pause = next.compareTo(LONGEST) > 0 ? LONGEST : next;
    due = System.nanoTime() + pause.toNanos();
    explain(reason, cause);
  }

  /** What everybody waits for; whoever finds out logs it once. */
  void waitsFor(String reason) {
    trouble = Optional.of(reason);
  }

  private void explain(String reason, Optional<Throwable> cause) {
    if (!trouble.equals(Optional.of(reason))) {
      trouble = Optional.of(reason);
      LOG.log(Level.WARNING, reason, cause.orElse(null));
    }
  }

  private boolean ready() {
    return worker.get().state() == Worker.State.READY;
  }

  private boolean startsFirst() {
    Worker.Status now = worker.get();
    return now.state() == Worker.State.STARTING && now.restarts() == 0;
  }
}
