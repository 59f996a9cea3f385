package io.myelin.client;

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
    URI target = node.resolve(path);
    try {
      HttpRequest request =
          HttpRequest.newBuilder(target).timeout(Duration.ofSeconds(15)).GET().build();
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ClientException(
            response.statusCode(),
            target + " answered HTTP " + response.statusCode() + ", needed 200");
      }
      return RpcClient.JSON.readTree(response.body());
    } catch (IOException e) {
      throw new ClientException("no answer from " + target + "; is the node up?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for " + target);
    }
  }
}
