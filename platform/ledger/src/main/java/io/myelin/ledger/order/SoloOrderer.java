package io.myelin.ledger.order;

import io.myelin.ledger.order.OrdererStatus.FaultModel;
import io.myelin.ledger.order.OrdererStatus.Role;
import java.lang.System.Logger;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One node that makes every block by the clock: the embedded default. */
public final class SoloOrderer implements Orderer {
  private static final Logger LOG = System.getLogger(SoloOrderer.class.getName());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "block-maker");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Optional<String> trouble = Optional.empty();

  @Override
  public void start(OrdererContext context, ChainApplication chain) {
    long millis = context.blockTime().toMillis();
    timer.scheduleAtFixedRate(() -> tick(context, chain), millis, millis, TimeUnit.MILLISECONDS);
  }

  private void tick(OrdererContext context, ChainApplication chain) {
    try {
      chain
          .propose(new ProposalRequest(context.clock().millis()))
          .ifPresent(block -> chain.apply(new Ordered(chain.position().next(), block)));
      trouble = Optional.empty();
    } catch (RuntimeException | Error e) { // an uncaught one would end the timer without a word
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
    Role role = timer.isShutdown() ? Role.STOPPED : Role.PROPOSER;
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
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.log(Logger.Level.WARNING, "the block maker did not end within 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
