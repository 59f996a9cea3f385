package io.myelin.cli.supervisor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a node how it is through its public address, as its owner. */
public final class NodeProbe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI node;
  private final DataFolder data;

  public NodeProbe(URI node, DataFolder data) {
    this.node = node;
    this.data = data;
  }

  /** The status document; empty while nothing (or something else) answers. */
  public Optional<JsonNode> status() throws InterruptedException {
    return get("/api/v1/status").filter(status -> status.path("head").path("number").isNumber());
  }

  /** Height of the newest block; empty while the chain does not answer. */
  public Optional<Long> height() throws InterruptedException {
    return get("/api/v1/chain/head")
        .map(head -> head.path("number"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asLong);
  }

  /** The workers of the neuron host; empty while it does not answer. */
  public Optional<JsonNode> workers() throws InterruptedException {
    return get("/host/api/workers").filter(JsonNode::isArray);
  }

  /** Whether a page is there. */
  public boolean serves(String path) throws InterruptedException {
    return ask(path).isPresent();
  }

  private Optional<JsonNode> get(String path) throws InterruptedException {
    try {
      Optional<String> body = ask(path);
      return body.isPresent() ? Optional.of(JSON.readTree(body.get())) : Optional.empty();
    } catch (JsonProcessingException notOurs) {
      return Optional.empty();
    }
  }

  /** The body of an answer of 200. */
  private Optional<String> ask(String path) throws InterruptedException {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(node.resolve(path))
            .timeout(Duration.ofSeconds(5))
            .header("Accept", "application/json");
    data.ownerToken(node).ifPresent(token -> asked.header("Authorization", "Bearer " + token));
    HttpRequest request = asked.build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
