package io.myelin.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/**
 * JSON-RPC over one WebSocket, any number of calls in flight; a node answers them in the order in
 * which they were sent (rpc.md 1). Safe for threads.
 */
public final class RpcSocket implements AutoCloseable {
  private final Map<Long, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();
  private final BiConsumer<String, JsonNode> notified;
  private final WebSocket socket;
  private volatile boolean over;

  private RpcSocket(URI node, BiConsumer<String, JsonNode> notified) {
    this.notified = notified;
    URI address = URI.create("ws://" + node.getRawAuthority());
    try {
      this.socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .connectTimeout(Duration.ofSeconds(5))
              .buildAsync(address, new Reader())
              .join();
    } catch (CompletionException refused) {
      throw new ClientException(
          "no WebSocket at " + address + "; is the node up? (" + refused.getCause() + ")");
    }
  }

  /**
   * Connects.
   *
   * @param notified gets method and params of messages that are no answers; must not block
   */
  public static RpcSocket open(URI node, BiConsumer<String, JsonNode> notified) {
    return new RpcSocket(node, notified);
  }

  /** Returns when the request is sent; the answer is a {@link ClientException} for an error. */
  public CompletableFuture<JsonNode> call(String method, Object... params) {
    long id = ids.incrementAndGet();
    ObjectNode request =
        RpcClient.JSON.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
    ArrayNode list = request.putArray("params");
    for (Object param : params) {
      list.addPOJO(param);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    send(request);
    return answer;
  }

  // A WebSocket takes one message at a time.
  private synchronized void send(ObjectNode request) {
    try {
      socket.sendText(RpcClient.JSON.writeValueAsString(request), true).join();
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a parameter does not become JSON: " + request, e);
    } catch (CompletionException broken) {
      throw new ClientException("the socket broke while sending: " + broken.getCause());
    }
  }

  private void received(String text) {
    JsonNode message;
    try {
      message = RpcClient.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      socket.abort();
      fail("the node sent something that is not JSON");
      return;
    }
    CompletableFuture<JsonNode> answer = waiting.remove(message.path("id").asLong(-1));
    if (answer == null) {
      notified.accept(message.path("method").asText(), message.path("params"));
      return;
    }
    JsonNode error = message.path("error");
    if (error.isObject()) {
      answer.completeExceptionally(
          new ClientException(
              error.path("code").asInt(),
              error.path("message").asText() + ": " + error.path("data").asText("no details")));
    } else {
      answer.complete(message.path("result"));
    }
  }

  /** Whether it has ended, so that nothing comes any more. */
  public boolean over() {
    return over;
  }

  private void fail(String why) {
    over = true;
    waiting.values().forEach(answer -> answer.completeExceptionally(new ClientException(why)));
    waiting.clear();
  }

  @Override
  public void close() {
    socket.abort();
    fail("the socket was closed");
  }

  private final class Reader implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        received(whole);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      fail("the node closed the socket: " + code + " " + reason);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      fail("the socket broke: " + error.getMessage());
    }
  }
}
