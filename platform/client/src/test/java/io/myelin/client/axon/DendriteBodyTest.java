package io.myelin.client.axon;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DendriteBodyTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final KeyPair SENDER = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  private static final List<String> HASHED = List.of("prompt");

  /** What a Python miner hands to its forward function is read from the body alone. */
  @Test
  void shouldTellInTheBodyWhoAsksWhom() throws Exception {
    CompletableFuture<JsonNode> received = new CompletableFuture<>();
    CompletableFuture<AxonRequest> headers = new CompletableFuture<>();
    HttpServer miner = listen(received, headers);
    try {
      int port = miner.getAddress().getPort();
      ObjectNode question = JSON.createObjectNode().put("prompt", "QQ==");
      new Dendrite(SENDER)
          .ask(
              new Dendrite.Target("127.0.0.1", port, "5A"),
              new Dendrite.Question("TextComplete", question, HASHED, 1 << 10),
              Duration.ofMinutes(5))
          .join();
      JsonNode body = received.join();
      AxonRequest request = headers.join();
      JsonNode dendrite = body.path("dendrite");
      assertEquals(Ss58.encode(SENDER.accountId()), dendrite.path("hotkey").asText());
      assertEquals(request.nonce(), Optional.of(dendrite.path("nonce").longValue()));
      assertEquals(request.uuid(), dendrite.path("uuid").asText());
      assertEquals(request.signature(), dendrite.path("signature").asText());
      assertEquals(true, dendrite.path("version").isInt());
      JsonNode axon = body.path("axon");
      assertEquals("5A", axon.path("hotkey").asText());
      assertEquals("127.0.0.1", axon.path("ip").asText());
      assertEquals(port, axon.path("port").asInt());
      List<String> ten =
          List.of(
              "hotkey",
              "ip",
              "nonce",
              "port",
              "process_time",
              "signature",
              "status_code",
              "status_message",
              "uuid",
              "version");
      assertEquals(ten, List.copyOf(names(dendrite)));
      assertEquals(ten, List.copyOf(names(axon)));
      assertEquals("QQ==", body.path("prompt").asText());
      assertEquals(SynapseSignature.bodyHash(question, HASHED), request.bodyHash());
      assertEquals(request.bodyHash(), SynapseSignature.bodyHash(body, HASHED));
    } finally {
      miner.stop(0);
    }
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static HttpServer listen(
      CompletableFuture<JsonNode> body, CompletableFuture<AxonRequest> request) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          request.complete(
              AxonRequest.of(
                  name ->
                      Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("")));
          body.complete(JSON.readTree(exchange.getRequestBody()));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
