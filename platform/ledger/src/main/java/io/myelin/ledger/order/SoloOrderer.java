package io.myelin.ledger.order;

import io.myelin.ledger.order.OrdererStatus.FaultModel;
import io.myelin.ledger.order.OrdererStatus.Role;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One node that makes every block by the clock: the embedded default. */
public final class SoloOrderer implements Orderer {
  private static final Logger LOG = System.getLogger(SoloOrderer.class.getName());
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Thread> maker = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  @Override
  public void start(OrdererContext context, ChainApplication chain) {
    Thread thread = new Thread(() -> keepMaking(context, chain), "block-maker");
    thread.setDaemon(true);
    maker = Optional.of(thread);
    thread.start();
  }

  private void keepMaking(OrdererContext context, ChainApplication chain) {
    Beat beat = new Beat(context.blockTime().toNanos(), System.nanoTime());
    boolean open = true;
    while (open) {
      try {
        open = !closed.await(beat.pause(System.nanoTime()), TimeUnit.NANOSECONDS);
        if (open) {
          beat.begun(System.nanoTime());
          tick(context, chain);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        open = false;
      } catch (OutOfMemoryError full) {
        trouble = Optional.of("the heap is full"); // even a wait takes memory, and goes on later
      }
    }
  }

  private void tick(OrdererContext context, ChainApplication chain) {
    try {
      chain
          .propose(new ProposalRequest(context.clock().millis()))
          .ifPresent(block -> chain.apply(new Ordered(chain.position().next(), block)));
      trouble = Optional.empty();
    } catch (RuntimeException | Error e) { // an uncaught one would end the thread without a word
      Optional<String> reason = Optional.of(String.valueOf(e.getMessage()));
      if (!reason.equals(trouble)) {
        trouble = reason;
        LOG.log(Logger.Level.ERROR, "no block was made: {0}", reason.get());
      }
    }
  }

  /** Done at once: the one proposer takes from the pool the extrinsic is in. */
  @Override
  public CompletionStage<Void> submit(byte[] extrinsic) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public OrdererStatus status() {
    Role role = closed.getCount() == 0 ? Role.STOPPED : Role.PROPOSER;
    return new OrdererStatus("solo", FaultModel.NONE, role, Optional.empty(), 0, trouble);
  }

  @Override
  public CompletionStage<Void> changeMembers(MemberSet target) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(
            "Changing members is not supported by solo, which has one; "
                + target.addresses().size()
                + " were asked for."));
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (maker.isPresent()) {
        maker.get().join(LONGEST_END.toMillis());
      }
      if (maker.filter(Thread::isAlive).isPresent()) {
        LOG.log(Logger.Level.WARNING, "the block maker did not end within 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
