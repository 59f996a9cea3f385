package io.myelin.host.validator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.myelin.client.ChainClient;
import io.myelin.client.StorageKey;
import io.myelin.codec.ChainCodec;
import io.myelin.primitives.Hex;
import io.myelin.runtime.StandardRuntime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** A chain that stands still: it has the storage it is given and refuses every extrinsic. */
public final class FakeNode implements AutoCloseable {
  static final int REFUSED = 1010;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ChainCodec CODEC =
      ChainCodec.of(new StandardRuntime().metadata(14).orElseThrow());
  private static final String HASH = "0x" + "11".repeat(32);

  private final HttpServer server;
  private final Map<String, String> storage = new HashMap<>();
  private int submitted;

  public FakeNode() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  public ChainClient client() {
    return new ChainClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"));
  }

  public synchronized void put(StorageKey key, byte[] value) {
    storage.put(key.hex(CODEC), Hex.encode(value));
  }

  synchronized int submitted() {
    return submitted;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    JsonNode call = JSON.readTree(exchange.getRequestBody());
    ObjectNode reply = JSON.createObjectNode().put("jsonrpc", "2.0");
    reply.set("id", call.path("id"));
    switch (call.path("method").asText()) {
      case "author_submitExtrinsic" -> {
        submitted++;
        reply
            .putObject("error")
            .put("code", REFUSED)
            .put("message", "Invalid Transaction")
            .put("data", "Custom error: 6");
      }
      case "chain_getHeader" -> reply.putObject("result").put("number", "0x28");
      case "state_getRuntimeVersion" ->
          reply.putObject("result").put("specVersion", 1).put("transactionVersion", 1);
      case "state_getMetadata" -> reply.put("result", Hex.encode(CODEC.metadata().encode()));
      case "state_getStorage" -> reply.put("result", storage.get(call.at("/params/0").asText()));
      case "system_accountNextIndex" -> reply.put("result", 0);
      default -> reply.put("result", HASH);
    }
    byte[] bytes = JSON.writeValueAsBytes(reply);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
