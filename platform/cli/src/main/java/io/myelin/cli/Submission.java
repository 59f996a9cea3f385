package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.ChainClient;
import io.myelin.primitives.crypto.KeyPair;
import java.time.Duration;

/** Sends a call, waits for its block and says how it ended. */
final class Submission {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private Submission() {}

  /** Prints {@code {extrinsic, block, blockNumber}}; fails when the call failed. */
  static int send(NodeOptions node, KeyPair signer, byte[] call, String done) {
    ChainClient.Outcome outcome = new Node(node).chain().submitAndWait(signer, call, LIMIT);
    if (outcome.failure().isPresent()) {
      throw new IllegalStateException(
          "refused by the chain in block "
              + outcome.block().number()
              + ": "
              + outcome.failure().get());
    }
    if (node.json()) {
      ObjectNode out = JSON.createObjectNode();
      out.put("extrinsic", outcome.extrinsic().hex());
      out.put("block", outcome.block().hash().hex());
      out.put("blockNumber", outcome.block().number());
      System.out.println(out);
    } else {
      System.out.println(done + " in block " + outcome.block().number());
    }
    return 0;
  }
}
