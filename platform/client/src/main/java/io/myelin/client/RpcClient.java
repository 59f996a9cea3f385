package io.myelin.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** JSON-RPC 2.0 by HTTP POST at a node's root (rpc.md 1). */
public final class RpcClient {
  static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI node;
  private final AtomicLong ids = new AtomicLong();

  public RpcClient(URI node) {
    this.node = node;
  }

  /** The result; a JSON null node when the node answered null. */
  public JsonNode call(String method, Object... params) {
    ObjectNode request =
        JSON.createObjectNode()
            .put("jsonrpc", "2.0")
            .put("id", ids.incrementAndGet())
            .put("method", method);
    ArrayNode list = request.putArray("params");
    for (Object param : params) {
      list.addPOJO(param);
    }
    JsonNode answer = post(method, request);
    JsonNode error = answer.path("error");
    if (error.isObject()) {
      String data = error.path("data").asText("");
      throw new ClientException(
          error.path("code").asInt(),
          method
              + " was refused: "
              + error.path("message").asText()
              + (data.isEmpty() ? "" : ": " + data));
    }
    if (!answer.has("result")) {
      throw new ClientException(
          node + " did not answer " + method + " as a node does; is that the port of a node?");
    }
    return answer.path("result");
  }

  private JsonNode post(String method, ObjectNode request) {
    try {
      HttpRequest http11 =
          HttpRequest.newBuilder(node)
              .timeout(Duration.ofSeconds(15))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(request)))
              .build();
      HttpResponse<String> response = http.send(http11, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new ClientException(
            response.statusCode(),
            node
                + " answered "
                + method
                + " with HTTP "
                + response.statusCode()
                + "; is that the port of a node that is up?");
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new ClientException(
          node
              + " did not answer "
              + method
              + " with JSON; is that the port of a node that is up?");
    } catch (IOException e) {
      throw new ClientException(
          "no answer from "
              + node
              + "; is the node up? Start it with ./myelin up, or give its --data or --port.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("interrupted while waiting for " + method);
    }
  }
}
