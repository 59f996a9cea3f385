package io.myelin.cli.supervisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks a node how it is through its public address, as anybody could. */
public final class NodeProbe {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final int port;

  public NodeProbe(int port) {
    this.port = port;
  }

  /** The status document; empty while nothing (or something else) answers. */
  public Optional<JsonNode> status() throws InterruptedException {
    return get("/api/v1/status");
  }

  /** Height of the newest block; empty while the chain does not answer. */
  public Optional<Long> height() throws InterruptedException {
    return get("/api/v1/chain/head")
        .map(head -> head.path("number"))
        .filter(JsonNode::isNumber)
        .map(JsonNode::asLong);
  }

  private Optional<JsonNode> get(String path) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .header("Accept", "application/json")
            .build();
    try {
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == 200
          ? Optional.of(JSON.readTree(response.body()))
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }
}
