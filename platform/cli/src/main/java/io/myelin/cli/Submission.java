package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.Call;
import io.myelin.client.ChainClient;
import io.myelin.client.DispatchResult;
import io.myelin.primitives.Rao;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;
import java.util.Optional;

/** Sends a call, waits for its block and says how it ended. */
final class Submission {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Submission() {}

  /**
   * What is reported: the amount that the chain's events tell, which need not be the one asked for.
   *
   * @param done such as "sent"
   * @param place of the amount in TAO among the fields of the event
   */
  record Report(String done, String pallet, String event, int place) {
    String sentence(Optional<Rao> moved) {
      String amount = moved.map(rao -> rao.toTao() + " TAO").orElse("an amount it does not tell");
      return done + " " + amount;
    }
  }

  /** Prints {@code {extrinsic, block, blockNumber, amount}}; fails when the call failed. */
  static int send(NodeOptions node, KeyPair signer, Call call, Report report) {
    ChainClient.Outcome outcome = new Node(node).chain().submitAndWait(signer, call, LIMIT);
    long block = outcome.block().number();
    if (outcome.result() instanceof DispatchResult.Failed failed) {
      throw new IllegalStateException(
          "refused by the chain in block " + block + ": " + failed.why());
    }
    if (outcome.result() instanceof DispatchResult.Unknown unknown) {
      throw new IllegalStateException(
          "it is in block "
              + block
              + ", but whether it succeeded is unknown: "
              + unknown.why()
              + ". Look at balance or stake before you send it again.");
    }
    Optional<Rao> moved = outcome.moved(report.pallet(), report.event(), report.place());
    if (node.json()) {
      ObjectNode out = JSON.createObjectNode();
      out.put("extrinsic", outcome.extrinsic().hex());
      out.put("block", outcome.block().hash().hex());
      out.put("blockNumber", block);
      moved.ifPresent(rao -> out.put("amount", Long.toString(rao.value())));
      System.out.println(out);
    } else {
      System.out.println(report.sentence(moved) + " in block " + block);
    }
    return 0;
  }
}
