package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.ChainClient;
import io.myelin.client.RestClient;
import io.myelin.primitives.Rao;
import java.math.BigDecimal;
import java.net.URI;

/** The node a command talks to, through the doors everybody uses. */
final class Node {
  private final URI address;
  private final RestClient rest;

  Node(NodeOptions options) {
    this.address = options.address();
    this.rest = options.rest();
  }

  URI address() {
    return address;
  }

  ChainClient chain() {
    return new ChainClient(address);
  }

  /** An object of the REST API; refused without a key that it must have: no node answered. */
  JsonNode view(String path, String key) {
    JsonNode view = rest.get(path);
    if (!view.has(key)) {
      throw notANode(path);
    }
    return view;
  }

  /** All rows of a list of the REST API. */
  ArrayNode rows(String path) {
    return rest.list(path).items();
  }

  /** The neurons of a subnet: {netuid, block, neurons}. */
  ObjectNode metagraph(int netuid) {
    return rest.metagraph(netuid);
  }

  /** What the host answers with an array. */
  JsonNode list(String path) {
    JsonNode list = rest.get(path);
    if (!list.isArray()) {
      throw notANode(path);
    }
    return list;
  }

  /** Asks for a change that the REST API makes; the answer is how things stand then. */
  JsonNode change(String path) {
    return rest.post(path);
  }

  private Refusal notANode(String path) {
    return new Refusal(
        address.resolve(path) + " did not answer as a node does; is that the port of a node?");
  }

  /** Rao as a text field of the REST API, shown in TAO. */
  static String tao(JsonNode rao) {
    return Rao.of(rao.asLong()).toTao();
  }

  /**
   * An amount in TAO with at most nine decimals.
   *
   * @throws IllegalArgumentException for anything else
   */
  static Rao parseTao(String text) {
    try {
      return Rao.of(new BigDecimal(text).movePointRight(9).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "amount refused: " + text + "; needed: TAO, zero or more, at most nine decimals", e);
    }
  }
}
