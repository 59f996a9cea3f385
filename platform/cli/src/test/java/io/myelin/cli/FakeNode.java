package io.myelin.cli;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server on loopback that answers the paths it is given, as a node would. */
final class FakeNode implements AutoCloseable {
  private final HttpServer server;

  FakeNode(Map<String, String> answers) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answers.forEach(
        (path, body) ->
            server.createContext(
                path,
                exchange -> {
                  try (exchange) {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                  }
                }));
    server.start();
  }

  String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
