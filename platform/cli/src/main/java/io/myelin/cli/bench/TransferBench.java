package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.RestClient;
import io.myelin.client.RpcSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Sends transfers of many accounts over several sockets for a while. Everything is signed before
 * the clock starts; a fixed number is in flight, so that latency says something.
 */
public final class TransferBench {
  private static final int MOST_PER_SECOND = 4_000;
  private static final int SETTLE_SECONDS = 30;
  private final URI node;
  private final Plan plan;
  private final Consumer<String> progress;
  private final AtomicInteger submitted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile Optional<String> firstRefusal = Optional.empty();

  /** How much load. */
  public record Plan(int accounts, int seconds, int inFlight, int sockets) {}

  public TransferBench(URI node, Plan plan, Consumer<String> progress) {
    this.node = node;
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Funds, signs, sends and counts.
   *
   * @throws ClientException when the node is no development chain or does not take the funding
   */
  public TransferReport run() throws InterruptedException {
    ChainClient chain = new ChainClient(node);
    BenchAccounts accounts = new BenchAccounts(chain, plan.accounts());
    int each = Math.max(1, MOST_PER_SECOND * plan.seconds() / plan.accounts());
    progress.accept("funding " + plan.accounts() + " accounts");
    TransferReport funding = send(chain, List.of(accounts.funding(each)), SETTLE_SECONDS);
    if (funding.successful() < plan.accounts()) {
      throw new ClientException(
          "funding refused: "
              + funding.successful()
              + " of "
              + plan.accounts()
              + " accounts got money"
              + firstRefusal.map(why -> " (" + why + ")").orElse("")
              + "; try fewer accounts or a fresh chain");
    }
    progress.accept("signing " + each * plan.accounts() + " transfers");
    List<Lane> lanes = accounts.lanes(each);
    progress.accept("sending for " + plan.seconds() + " s");
    return send(chain, lanes, plan.seconds());
  }

  /** The first refusal the node answered with; empty when it took everything. */
  public Optional<String> firstRefusal() {
    return firstRefusal;
  }

  private TransferReport send(ChainClient chain, List<Lane> lanes, int seconds)
      throws InterruptedException {
    submitted.set(0);
    refused.set(0);
    Semaphore window = new Semaphore(plan.inFlight());
    try (FinalCount count =
            new FinalCount(new RestClient(node), window, chain.finalizedHead().number());
        RpcSocket heads =
            RpcSocket.open(
                node, (method, params) -> count.onFinal(height(params.path("result"))))) {
      heads.call("chain_subscribeFinalizedHeads").join();
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(seconds);
      List<RpcSocket> sockets = new ArrayList<>();
      try {
        List<Thread> senders = new ArrayList<>();
        for (int i = 0; i < Math.min(plan.sockets(), lanes.size()); i++) {
          RpcSocket socket = RpcSocket.open(node, (method, params) -> {});
          sockets.add(socket);
          List<Lane> own = new ArrayList<>();
          for (int lane = i; lane < lanes.size(); lane += plan.sockets()) {
            own.add(lanes.get(lane));
          }
          Thread sender = new Thread(() -> feed(socket, own, count, window, end), "sender-" + i);
          sender.start();
          senders.add(sender);
        }
        for (Thread sender : senders) {
          sender.join();
        }
        count.awaitSettled(SETTLE_SECONDS);
      } finally {
        sockets.forEach(RpcSocket::close);
      }
      Collection<String> missing = count.unsettled();
      return TransferReport.of(
          plan.accounts(), submitted.get(), refused.get(), missing.size(), start, count);
    }
  }

  private void feed(
      RpcSocket socket, List<Lane> lanes, FinalCount count, Semaphore window, long end) {
    boolean sending = true;
    while (sending) {
      sending = false;
      for (Lane lane : lanes) {
        Optional<Lane.Signed> next = lane.next();
        if (next.isPresent()) {
          if (!permitted(window, end)) {
            return;
          }
          sending = true;
          submit(socket, lane, next.get(), count);
        }
      }
    }
  }

  private static boolean permitted(Semaphore window, long end) {
    try {
      return window.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void submit(RpcSocket socket, Lane lane, Lane.Signed transfer, FinalCount count) {
    count.sent(transfer.hash());
    submitted.incrementAndGet();
    socket
        .call("author_submitExtrinsic", transfer.hex())
        .exceptionally(
            refusal -> {
              lane.close();
              refused.incrementAndGet();
              if (firstRefusal.isEmpty()) {
                firstRefusal = Optional.ofNullable(refusal.getMessage());
              }
              count.refused(transfer.hash());
              return null;
            });
  }

  private static long height(JsonNode header) {
    return Long.decode(header.path("number").asText("0"));
  }
}
