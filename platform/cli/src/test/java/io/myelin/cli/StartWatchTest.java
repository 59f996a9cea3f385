package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.NodeProbe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartWatchTest {
  private static final Set<String> ALL = Set.of("ROOT.war", "host.war", "console.war");

  @TempDir private Path dir;
  private HttpServer server = open();
  private final List<String> asked = new ArrayList<>();

  /** How often a path was asked for without a good answer before it gets one. */
  private int patience = 2;

  @BeforeEach
  void serve() {
    answer("/api/v1/chain/head", "{\"number\": 0}", "{\"number\": 1}");
    answer("/console/", "<html/>");
    answer("/host/api/workers", "[{\"state\": \"STARTING\"}]", "[{\"state\": \"READY\"}]");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldWaitForBlockOneTheConsoleAndTheWorkers() throws InterruptedException {
    assertEquals(Optional.empty(), watch(ALL, true).await());
    assertEquals("/host/api/workers", asked.get(asked.size() - 1));
    assertTrue(asked.contains("/console/"), asked.toString());
  }

  @Test
  void shouldNotWaitForWhatWasNotBuilt() throws InterruptedException {
    assertEquals(Optional.empty(), watch(Set.of("ROOT.war"), true).await());
    assertTrue(!asked.contains("/console/"), asked.toString());
  }

  @Test
  void shouldEndWithTheReasonThePlatformLeaves() throws Exception {
    patience = Integer.MAX_VALUE;
    Path run = Files.createDirectories(dir.resolve("run"));
    Files.writeString(run.resolve("refusal.txt"), "The model is damaged.");

    assertEquals(Optional.of("The model is damaged."), watch(ALL, true).await());
  }

  @Test
  void shouldRepeatTheLastWordOfASupervisorThatEnded() throws Exception {
    Path logs = Files.createDirectories(dir.resolve("logs"));
    Files.writeString(logs.resolve("supervisor.log"), "one\nmyelin: A node already runs.\n");

    String failure = watch(ALL, false).await().orElseThrow();
    assertTrue(failure.contains("A node already runs."), failure);
  }

  private StartWatch watch(Set<String> applications, boolean supervised) {
    URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new StartWatch(new DataFolder(dir), new NodeProbe(node), () -> supervised, applications);
  }

  private void answer(String path, String... bodies) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            asked.add(path);
            long times = asked.stream().filter(path::equals).count() - patience;
            byte[] body =
                bodies[(int) Math.max(0, Math.min(bodies.length, times) - 1)].getBytes(
                    StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(times <= 0 ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private static HttpServer open() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
