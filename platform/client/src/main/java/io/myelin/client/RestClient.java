package io.myelin.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** The node's JSON views under {@code /api/v1}, for tools that print rather than decide. */
public final class RestClient {
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final URI node;

  public RestClient(URI node) {
    this.node = node;
  }

  public JsonNode status() {
    return get("/api/v1/status");
  }

  public JsonNode supply() {
    return get("/api/v1/supply");
  }

  public JsonNode subnets() {
    return get("/api/v1/subnets");
  }

  public JsonNode metagraph(int netuid) {
    return get("/api/v1/subnets/" + netuid + "/metagraph");
  }

  public JsonNode blocks() {
    return get("/api/v1/blocks");
  }

  /** Any path of the same server, such as {@code /host/api/workers}. */
  public JsonNode get(String path) {
    return send(path, HttpRequest.newBuilder().GET());
  }

  /** Asks for a change that needs no body; the header says that no foreign page asks. */
  public JsonNode post(String path) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("X-Myelin-Request", "1")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** The same with a body. */
  public JsonNode post(String path, JsonNode body) {
    return send(
        path,
        HttpRequest.newBuilder()
            .header("X-Myelin-Request", "1")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
  }

  public JsonNode delete(String path) {
    return send(path, HttpRequest.newBuilder().header("X-Myelin-Request", "1").DELETE());
  }

  /** What is no JSON, such as a log. */
  public String text(String path) {
    return received(path, HttpRequest.newBuilder().GET());
  }

  private JsonNode send(String path, HttpRequest.Builder builder) {
    try {
      return RpcClient.JSON.readTree(received(path, builder));
    } catch (JsonProcessingException e) {
      throw new ClientException(
          node.resolve(path) + " did not answer with JSON; is that the port of a node that is up?");
    }
  }

  private String received(String path, HttpRequest.Builder builder) {
    URI target = node.resolve(path);
    try {
      HttpRequest request = builder.uri(target).timeout(Duration.ofSeconds(15)).build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new ClientException(response.statusCode(), refusal(target, response));
      }
      return response.body();
    } catch (IOException e) {
      throw new ClientException(
          "no answer from "
              + node
              + "; is the node up? Start it with ./myelin up, or give its --port.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for " + target);
    }
  }

  // The node says in words what it refused (RFC 9457); anything else that listens there does not.
  private static String refusal(URI target, HttpResponse<String> response) {
    try {
      JsonNode detail = RpcClient.JSON.readTree(response.body()).path("detail");
      if (detail.isTextual()) {
        return detail.asText();
      }
    } catch (JsonProcessingException notOurs) {
      return target
          + " answered HTTP "
          + response.statusCode()
          + "; is that the port of a node that is up?";
    }
    return target + " answered HTTP " + response.statusCode() + "; needed: 200";
  }
}
