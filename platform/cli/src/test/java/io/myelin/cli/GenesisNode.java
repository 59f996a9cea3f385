package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.myelin.codec.ChainCodec;
import io.myelin.ledger.GenesisFile;
import io.myelin.primitives.Hex;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The dev chain before its first block, as far as commands read it. */
final class GenesisNode implements AutoCloseable {
  static final ChainCodec CODEC = ChainCodec.of(new StandardRuntime().metadata(15).orElseThrow());
  private static final String METADATA = Hex.encode(CODEC.metadata().encode());
  static final String HEAD = "0x" + "11".repeat(32);
  private static final SortedMap<String, String> STATE = genesis();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final List<JsonNode> tried = new ArrayList<>();
  private String answer = "{}";

  GenesisNode() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::rpc);
    server.createContext("/api/v1/", this::rest);
    server.start();
  }

  private static SortedMap<String, String> genesis() {
    SortedMap<String, String> state = new TreeMap<>();
    new StandardRuntime()
        .genesis(GenesisFile.preset("dev"))
        .forEach((key, value) -> state.put(Hex.encode(key), Hex.encode(value)));
    return Collections.unmodifiableSortedMap(state);
  }

  String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  /** What the REST interface answers from now on. */
  synchronized void answers(String json) {
    answer = json;
  }

  /** What was sent to it to be tried. */
  synchronized List<JsonNode> tried() {
    return List.copyOf(tried);
  }

  private synchronized void rest(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      tried.add(JSON.readTree(exchange.getRequestBody()));
    }
    send(exchange, answer);
  }

  private void rpc(HttpExchange exchange) throws IOException {
    JsonNode call = JSON.readTree(exchange.getRequestBody());
    ObjectNode reply = JSON.createObjectNode().put("jsonrpc", "2.0");
    reply.set("id", call.path("id"));
    reply.set("result", result(call.path("method").asText(), call.path("params")));
    send(exchange, reply.toString());
  }

  private JsonNode result(String method, JsonNode params) {
    ObjectNode json = JSON.createObjectNode();
    return switch (method) {
      case "chain_getHead" -> json.textNode(HEAD);
      case "chain_getBlockHash" ->
          params.path(0).asLong() == 0 ? json.textNode(HEAD) : json.nullNode();
      case "state_getMetadata" -> json.textNode(METADATA);
      case "state_getRuntimeVersion" -> json.put("specVersion", 1).put("transactionVersion", 1);
      case "state_getStorage" -> value(params.path(0).asText());
      case "state_getKeysPaged" -> {
        ArrayNode keys = JSON.createArrayNode();
        String from = params.path(2).asText("");
        STATE.tailMap(params.path(0).asText()).keySet().stream()
            .takeWhile(key -> key.startsWith(params.path(0).asText()))
            .filter(key -> params.path(2).isNull() || key.compareTo(from) > 0)
            .limit(params.path(1).asLong())
            .forEach(keys::add);
        yield keys;
      }
      case "state_queryStorageAt" -> {
        ArrayNode changes = json.putArray("changes");
        params.path(0).forEach(key -> changes.addArray().add(key).add(value(key.asText())));
        yield JSON.createArrayNode().add(json);
      }
      default -> throw new IllegalArgumentException("this node does not know " + method);
    };
  }

  private JsonNode value(String key) {
    return Optional.ofNullable(STATE.get(key))
        .map(value -> (JsonNode) JSON.getNodeFactory().textNode(value))
        .orElse(JSON.getNodeFactory().nullNode());
  }

  private static void send(HttpExchange exchange, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
