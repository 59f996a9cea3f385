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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartWatchTest {
  private static final Set<String> ALL = Set.of("ROOT.war", "host.war", "console.war");

  private static final StartWatch.Outcome UP =
      new StartWatch.Outcome(Optional.empty(), Optional.empty());
  private static final String WORKERS = "/host/api/workers";

  @TempDir private Path dir;
  private HttpServer server = open();
  private final List<String> asked = new ArrayList<>();

  /** How often a path was asked for without a good answer before it gets one. */
  private int patience = 2;

  @BeforeEach
  void serve() {
    answer("/api/v1/chain/head", "{\"number\": 0}", "{\"number\": 1}");
    answer("/console/", "<html/>");
    answer(WORKERS, worker("STARTING", 0), worker("READY", 0));
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldWaitForBlockOneTheConsoleAndTheWorkers() throws InterruptedException {
    assertEquals(UP, watch(ALL, true).await());
    assertEquals(WORKERS, asked.get(asked.size() - 1));
    assertTrue(asked.contains("/console/"), asked.toString());
  }

  @Test
  void shouldNotWaitForWhatWasNotBuilt() throws InterruptedException {
    assertEquals(UP, watch(Set.of("ROOT.war"), true).await());
    assertTrue(!asked.contains("/console/"), asked.toString());
  }

  @Test
  void shouldEndWithTheReasonThePlatformLeaves() throws Exception {
    patience = Integer.MAX_VALUE;
    Path run = Files.createDirectories(dir.resolve("run"));
    Files.writeString(run.resolve("refusal.txt"), "The model is damaged.");

    assertEquals(Optional.of("The model is damaged."), watch(ALL, true).await().failure());
  }

  @Test
  void shouldRepeatTheLastWordOfASupervisorThatEnded() throws Exception {
    Path logs = Files.createDirectories(dir.resolve("logs"));
    Files.writeString(logs.resolve("supervisor.log"), "one\nmyelin: A node already runs.\n");

    String failure = watch(ALL, false).await().failure().orElseThrow();
    assertTrue(failure.contains("A node already runs."), failure);
  }

  @Test
  void shouldWaitForAWorkerThatOnlyStumbles() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, worker("WAITING", 1), worker("WAITING", 1), worker("READY", 1));

    assertEquals(UP, watch(ALL, true).await());
  }

  @Test
  void shouldWaitLongerWhileWorkersComeOneAfterAnother() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, workers(1), workers(2), workers(3));

    assertEquals(UP, watch(ALL, true, Duration.ZERO).await());
  }

  /** Three of them, so many ready. */
  private static String workers(int ready) {
    return IntStream.range(0, 3)
        .mapToObj(
            each ->
                "{\"neuron\": \"n%s\", \"state\": \"%s\"}"
                    .formatted(each, each < ready ? "READY" : "STARTING"))
        .collect(Collectors.joining(",", "[", "]"));
  }

  @Test
  void shouldSayWhichWorkerEndsAgainAndAgainAndWhy() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, worker("STARTING", 1), worker("WAITING", 3));

    StartWatch.Outcome outcome = watch(ALL, true).await();
    assertEquals(Optional.empty(), outcome.failure());
    assertEquals(
        Optional.of("0 of 1 workers are ready; weak: it broke (restarted 3 times)"),
        outcome.missing());
  }

  @Test
  void shouldSayWhichWorkerIsNotReadyInTime() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, "[{\"neuron\": \"slow\", \"state\": \"STARTING\", \"reason\": \"\"}]");
    Duration soon = Duration.ofMillis(500);

    assertEquals(
        Optional.of("0 of 1 workers are ready; slow: starting"),
        watch(ALL, true, soon).await().missing());
  }

  @Test
  void shouldNotTakeAnEmptyListForReadyWorkers() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, "[]", "[]", worker("READY", 0));
    assertEquals(UP, watch(ALL, true).await());

    server.removeContext(WORKERS);
    answer(WORKERS, "[]");
    assertEquals(
        Optional.of("No worker runs; the log is " + dir.resolve("logs/platform.log")),
        watch(ALL, true, Duration.ofMillis(500)).await().missing());
  }

  @Test
  void shouldNotWaitForNeuronsThatNobodyNamed() throws InterruptedException {
    server.removeContext(WORKERS);
    answer(WORKERS, "[]");

    assertEquals(UP, watch(ALL, false, true, Duration.ofMinutes(1)).await());
  }

  private static String worker(String state, int restarts) {
    return "[{\"neuron\": \"weak\", \"state\": \"%s\", \"restarts\": %s, \"reason\": \"it broke.\"}]"
        .formatted(state, restarts);
  }

  private StartWatch watch(Set<String> applications, boolean supervised, Duration workersLimit) {
    return watch(applications, true, supervised, workersLimit);
  }

  private StartWatch watch(
      Set<String> applications, boolean neurons, boolean supervised, Duration workersLimit) {
    URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new StartWatch(
        new DataFolder(dir),
        new NodeProbe(node, new DataFolder(dir)),
        () -> supervised,
        applications,
        neurons,
        workersLimit);
  }

  private StartWatch watch(Set<String> applications, boolean supervised) {
    URI node = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new StartWatch(
        new DataFolder(dir),
        new NodeProbe(node, new DataFolder(dir)),
        () -> supervised,
        applications,
        true);
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
