package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium of its own profile, spoken to in its DevTools protocol; no driver needed. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long ANSWER_SECONDS = 120;

  private final Process process;
  private final Path profile;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(Process process, Path profile, URI page) {
    this.process = process;
    this.profile = profile;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
    send("Runtime.enable", JSON.createObjectNode());
    send("Log.enable", JSON.createObjectNode());
    send("Page.enable", JSON.createObjectNode());
  }

  static Optional<Path> installed() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .map(name -> Path.of("/usr/bin", name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path binary, int width, int height) throws Exception {
    Path profile = Files.createTempDirectory("chromium");
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output").toFile())
            .start();
    return new Chromium(process, profile, page(process, profile));
  }

  // The browser chooses its port and writes it down; only the page's own socket takes page
  // commands.
  private static URI page(Process process, Path profile) throws Exception {
    Path chosen = profile.resolve("DevToolsActivePort");
    HttpClient client = HttpClient.newHttpClient();
    for (int tries = 0; tries < 1_200 && process.isAlive(); tries++) {
      if (Files.exists(chosen) && Files.readAllLines(chosen).size() > 1) {
        URI list = URI.create("http://127.0.0.1:" + Files.readAllLines(chosen).get(0) + "/json");
        String pages =
            client
                .send(HttpRequest.newBuilder(list).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(pages)) {
          if (target.path("type").asText().equals("page")) {
            return URI.create(target.path("webSocketDebuggerUrl").asText());
          }
        }
      }
      Thread.sleep(100);
    }
    throw new IOException(
        "Chromium opened no page in 2 minutes; it said: "
            + Files.readString(profile.resolve("output")));
  }

  void open(String address) {
    send("Page.navigate", JSON.createObjectNode().put("url", address));
  }

  /** The value of a JavaScript expression, as text; a promise is waited for. */
  String value(String expression) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters
        .put("expression", "(async () => String(await (" + expression + ")))()")
        .put("awaitPromise", true)
        .put("returnByValue", true);
    return send("Runtime.evaluate", parameters).path("result").path("value").asText();
  }

  void await(String what, String expression, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!value(expression).equals("true")) {
      if (System.nanoTime() > end) {
        throw new AssertionError(
            "Not within " + limit.toSeconds() + " s: " + what + "; the console said " + complaints);
      }
      Thread.sleep(100);
    }
  }

  void prefer(String colourScheme) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", colourScheme);
    send("Emulation.setEmulatedMedia", parameters);
  }

  /** Shows the page as on a screen of this size; narrower than any window can be made. */
  void size(int width, int height) {
    send(
        "Emulation.setDeviceMetricsOverride",
        JSON.createObjectNode()
            .put("width", width)
            .put("height", height)
            .put("deviceScaleFactor", 1)
            .put("mobile", false));
  }

  void screenshot(Path file) throws IOException {
    JsonNode picture = send("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  /** Errors and warnings of the page so far: exceptions, console calls, refused loads. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode send(String method, ObjectNode parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      JsonNode parameters = message.path("params");
      CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
      if (asked != null) {
        asked.complete(message.path("result"));
      } else if (message.path("method").asText().equals("Runtime.exceptionThrown")) {
        complaints.add(parameters.path("exceptionDetails").toString());
      } else if (message.path("method").asText().equals("Runtime.consoleAPICalled")
          && parameters.path("type").asText().matches("error|warning|assert")) {
        complaints.add(parameters.path("args").toString());
      } else if (message.path("method").asText().equals("Log.entryAdded")
          && parameters.path("entry").path("level").asText().matches("error|warning")) {
        complaints.add(parameters.path("entry").toString());
      }
    } catch (IOException notJson) {
      complaints.add("not JSON from the browser: " + text);
    }
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    // The profile can only be deleted when nobody writes into it any more.
    all.forEach(one -> one.onExit().join());
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (last) {
        String whole = parts.toString();
        parts.setLength(0);
        received(whole);
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }
  }
}
