package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, spoken to in its DevTools protocol; no driver needed. */
final class Chromium implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private static final Duration ARRIVAL = Duration.ofMinutes(1);
  private static final int ATTEMPTS = 5;

  /** After so long a question that changes nothing is asked again. */
  private static final Duration LOOK = Duration.ofSeconds(30);

  /** What is answered when a page goes while it is asked. */
  private static final Pattern GONE =
      Pattern.compile("navigated or closed|Cannot find.*context|context was destroyed|collected");

  private final BrowserProcess process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final Set<String> loaded = ConcurrentHashMap.newKeySet();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Chromium(BrowserProcess process, URI page) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(page, new Listener()).join();
    send("Inspector.enable", JSON.createObjectNode());
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
    BrowserProcess process = BrowserProcess.start(binary, width, height);
    try {
      return new Chromium(process, process.page());
    } catch (Exception notUp) {
      process.close();
      throw notUp;
    }
  }

  /**
   * Returns when the page of before is gone: what is asked then is asked of the new one. A browser
   * that does not come there is sent once more.
   */
  void open(String address) throws InterruptedException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (arrives(address)) {
        return;
      }
    }
    throw new AssertionError(
        "no page came of " + address + " in " + ATTEMPTS + " times " + ARRIVAL);
  }

  private boolean arrives(String address) throws InterruptedException {
    JsonNode begun;
    try {
      begun = send("Page.navigate", JSON.createObjectNode().put("url", address), ARRIVAL);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TimeoutException) {
        return false;
      }
      throw failed;
    }
    long end = System.nanoTime() + ARRIVAL.toNanos();
    while (begun.has("loaderId") && !loaded.contains(begun.path("loaderId").asText())) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(10);
    }
    return true;
  }

  /**
   * The value of a JavaScript expression, as text; a promise is waited for. One that throws fails,
   * so that a click on what is not there does not pass for one.
   */
  String value(String expression) {
    JsonNode answer = evaluate(expression, ANSWER);
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(
          expression + " threw " + answer.at("/exceptionDetails/exception/description").asText());
    }
    return answer.path("result").path("value").asText();
  }

  private JsonNode evaluate(String expression, Duration limit) {
    ObjectNode parameters = JSON.createObjectNode();
    parameters
        .put("expression", "(async () => String(await (" + expression + ")))()")
        .put("awaitPromise", true)
        .put("returnByValue", true);
    return send("Runtime.evaluate", parameters, limit);
  }

  /** Asks until an expression is true; one that throws is not. */
  void await(String what, String expression, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!look(expression).equals("true")) {
      if (System.nanoTime() > end) {
        String page = "location.href + ' shows: ' + document.body.innerText.slice(0, 4000)";
        throw new AssertionError(
            "Not within "
                + limit.toSeconds()
                + " s: "
                + what
                + "; "
                + look(page)
                + "; the console said "
                + complaints);
      }
      Thread.sleep(100);
    }
  }

  private String look(String expression) {
    try {
      return evaluate(expression, LOOK).path("result").path("value").asText();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof TimeoutException) {
        return "no answer";
      }
      throw failed;
    }
  }

  void prefer(String colourScheme) {
    prefer(Map.of("prefers-color-scheme", colourScheme));
  }

  /** The same, and nothing moves: what is measured is what stays. */
  void preferCalm(String colourScheme) {
    prefer(Map.of("prefers-color-scheme", colourScheme, "prefers-reduced-motion", "reduce"));
  }

  private void prefer(Map<String, String> wanted) {
    ObjectNode parameters = JSON.createObjectNode();
    ArrayNode features = parameters.putArray("features");
    wanted.forEach((name, value) -> features.addObject().put("name", name).put("value", value));
    send("Emulation.setEmulatedMedia", parameters);
  }

  /**
   * Lets no request to such an address pass ({@code *} stands for anything); none at all blocks.
   */
  void block(String... addresses) {
    send("Network.enable", JSON.createObjectNode());
    ObjectNode parameters = JSON.createObjectNode();
    ArrayNode urls = parameters.putArray("urls");
    Stream.of(addresses).forEach(urls::add);
    send("Network.setBlockedURLs", parameters);
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

  /** As if somebody sat before it: only then it shows where the focus is. */
  void front() {
    send("Emulation.setFocusEmulationEnabled", JSON.createObjectNode().put("enabled", true));
    send("Page.bringToFront", JSON.createObjectNode());
  }

  /** A key that goes down or up. */
  void key(ObjectNode event) {
    send("Input.dispatchKeyEvent", event);
  }

  void screenshot(Path file) throws IOException {
    JsonNode picture = send("Page.captureScreenshot", JSON.createObjectNode().put("format", "png"));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, Base64.getDecoder().decode(picture.path("data").asText()));
  }

  /** Chooses a file in the first field that takes one, as a person does in the file dialog. */
  void choose(String selector, Path file) {
    int root = send("DOM.getDocument", JSON.createObjectNode()).path("root").path("nodeId").asInt();
    int field =
        send(
                "DOM.querySelector",
                JSON.createObjectNode().put("nodeId", root).put("selector", selector))
            .path("nodeId")
            .asInt();
    ObjectNode parameters = JSON.createObjectNode().put("nodeId", field);
    parameters.putArray("files").add(file.toAbsolutePath().toString());
    send("DOM.setFileInputFiles", parameters);
  }

  /** Errors and warnings of the page so far: exceptions, console calls, refused loads. */
  List<String> complaints() {
    return List.copyOf(complaints);
  }

  private JsonNode send(String method, ObjectNode parameters) {
    return send(method, parameters, ANSWER);
  }

  private JsonNode send(String method, ObjectNode parameters, Duration limit) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(message.toString(), true).join();
    return answer.orTimeout(limit.toSeconds(), TimeUnit.SECONDS).join();
  }

  private void received(String text) {
    try {
      JsonNode message = JSON.readTree(text);
      JsonNode parameters = message.path("params");
      CompletableFuture<JsonNode> asked = waiting.remove(message.path("id").asInt());
      if (asked != null) {
        answer(asked, message);
        return;
      }
      switch (message.path("method").asText()) {
        case "Inspector.targetCrashed" -> over("the page crashed");
        case "Page.frameNavigated" -> loaded.add(parameters.at("/frame/loaderId").asText());
        case "Runtime.exceptionThrown" ->
            complaints.add(parameters.path("exceptionDetails").toString());
        case "Runtime.consoleAPICalled" -> {
          if (parameters.path("type").asText().matches("error|warning|assert")) {
            complaints.add(parameters.path("args").toString());
          }
        }
        case "Log.entryAdded" -> {
          JsonNode entry = parameters.path("entry");
          // A node that is busy says so, and the page asks again.
          boolean busy = entry.path("text").asText().contains("status of 503");
          if (!busy && entry.path("level").asText().matches("error|warning")) {
            complaints.add(entry.toString());
          }
        }
        default -> {}
      }
    } catch (IOException notJson) {
      complaints.add("not JSON from the browser: " + text);
    }
  }

  private static void answer(CompletableFuture<JsonNode> asked, JsonNode message) {
    String refused = message.at("/error/message").asText();
    if (refused.isEmpty() || GONE.matcher(refused).find()) {
      asked.complete(message.path("result"));
    } else {
      asked.completeExceptionally(new IllegalStateException("the browser refused: " + refused));
    }
  }

  /** Nobody is left waiting for an answer that cannot come. */
  private void over(String why) {
    complaints.add(why);
    waiting.values().forEach(each -> each.completeExceptionally(new IllegalStateException(why)));
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    process.close();
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

    @Override
    public void onError(WebSocket from, Throwable error) {
      over("the browser's socket broke: " + error);
    }
  }
}
