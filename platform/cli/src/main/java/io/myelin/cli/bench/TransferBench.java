package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.client.ChainClient;
import io.myelin.client.ClientException;
import io.myelin.client.RestClient;
import io.myelin.client.RpcSocket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
  private Optional<String> firstRefusal = Optional.empty();

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
    Semaphore window = new Semaphore(plan.inFlight());
    try (FinalCount count =
            new FinalCount(new RestClient(node), window, chain.finalizedHead().number());
        RpcSocket heads =
            RpcSocket.open(node, (method, params) -> count.onFinal(height(params.path("result"))));
        LaneSenders senders = new LaneSenders(node, plan.sockets(), window, count)) {
      heads.call("chain_subscribeFinalizedHeads").join();
      long start = System.nanoTime();
      senders.send(lanes, start + TimeUnit.SECONDS.toNanos(seconds));
      count.awaitSettled(SETTLE_SECONDS);
      firstRefusal = senders.firstRefusal();
      return TransferReport.of(
          plan.accounts(),
          senders.submitted(),
          senders.refused(),
          count.unsettled().size(),
          start,
          count);
    }
  }

  private static long height(JsonNode header) {
    return Long.decode(header.path("number").asText("0"));
  }
}
