package io.myelin.node.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;

/** A request as a browser would send it for some page. */
record Visit(URI node, Map<String, String> headers) {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** An empty text stands for a header that is left as it is. */
  static Visit of(URI node, String origin, String host) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Origin", origin);
    headers.put("Host", host);
    headers.values().removeIf(String::isEmpty);
    return new Visit(node, headers);
  }

  /** The status of a JSON-RPC call. */
  int post() throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node)
            .timeout(LIMIT)
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\",\"params\":[]}"));
    headers.forEach(request::header);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** The status that opening a socket was answered with. */
  int socket() {
    WebSocket.Builder opening = HTTP.newWebSocketBuilder().connectTimeout(LIMIT);
    headers.forEach(opening::header);
    URI address = URI.create("ws" + node.toString().substring("http".length()));
    try {
      opening.buildAsync(address, new WebSocket.Listener() {}).join().abort();
      return 101;
    } catch (CompletionException refused) {
      if (refused.getCause() instanceof WebSocketHandshakeException handshake) {
        return handshake.getResponse().statusCode();
      }
      throw refused;
    }
  }
}
