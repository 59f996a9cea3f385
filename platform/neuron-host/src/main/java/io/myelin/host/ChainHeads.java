package io.myelin.host;

import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.primitives.Hash256;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the followers of all subnets about each new block. Nothing that fails ends it. */
final class ChainHeads {
  private static final Logger LOG = Logger.getLogger(ChainHeads.class.getName());

  private final ChainClient chain;
  private final Supplier<List<ChainFollower>> followers;
  private final URI node;
  private String trouble = "";

  ChainHeads(URI node, ChainClient chain, Supplier<List<ChainFollower>> followers) {
    this.node = node;
    this.chain = chain;
    this.followers = followers;
  }

  /** Returns when the thread is interrupted. */
  void follow() throws InterruptedException {
    try (HeadSignal signal = new HeadSignal(node)) {
      follow(signal);
    }
  }

  private void follow(HeadSignal signal) throws InterruptedException {
    Optional<Hash256> seen = Optional.empty();
    List<ChainFollower> told = List.of();
    while (true) {
      try {
        List<ChainFollower> all = followers.get();
        // before the block is known: who comes to the chain later need not be in it yet
        List<Consumer<ChainClient.Head>> ready = all.stream().map(ChainFollower::ready).toList();
        Hash256 newest = chain.headHash();
        if (!seen.equals(Optional.of(newest)) || !told.equals(all)) {
          ChainClient.Head head = chain.head(newest);
          ready.forEach(each -> each.accept(head));
          seen = Optional.of(newest);
          told = all;
          trouble = "";
        }
      } catch (RuntimeException | VirtualMachineError e) {
        explain(e);
        Thread.sleep(1_000);
      }
      signal.await();
    }
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
}
