package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, and the profile that it has for itself. */
record BrowserProcess(Process process, Path profile) implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration END = Duration.ofMinutes(1);

  static BrowserProcess start(Path binary, int width, int height) throws IOException {
    Path profile = Files.createTempDirectory("chromium");
    Process process =
        new ProcessBuilder(
                binary.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-background-timer-throttling",
                "--disable-backgrounding-occluded-windows",
                "--disable-renderer-backgrounding",
                "--disable-component-update",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=" + width + "," + height,
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0",
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output").toFile())
            .start();
    return new BrowserProcess(process, profile);
  }

  /** The socket of its page; only that one takes page commands. */
  URI page() throws IOException, InterruptedException {
    long end = System.nanoTime() + START.toNanos();
    String last = "no port";
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        for (JsonNode target : JSON.readTree(targets())) {
          if (target.path("type").asText().equals("page")) {
            return URI.create(target.path("webSocketDebuggerUrl").asText());
          }
        }
        last = "no page";
      } catch (IOException notYet) {
        last = String.valueOf(notYet);
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new IOException(
        "Chromium "
            + (process.isAlive() ? "opened no page within " + START : "ended")
            + " ("
            + last
            + "); it said: "
            + Files.readString(profile.resolve("output")));
  }

  /** The browser chooses its port and writes it down. */
  private String targets() throws IOException, InterruptedException {
    List<String> chosen = Files.readAllLines(profile.resolve("DevToolsActivePort"));
    if (chosen.size() < 2) {
      throw new IOException("the port is being written down");
    }
    URI list = URI.create("http://127.0.0.1:" + chosen.get(0) + "/json");
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(list).timeout(Duration.ofSeconds(30)).build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  @Override
  public void close() throws IOException {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    long end = System.nanoTime() + END.toNanos();
    // The profile can only be deleted when nobody writes into it any more.
    while (!deleted()) {
      if (System.nanoTime() > end) {
        throw new IOException("somebody goes on writing to " + profile);
      }
      try {
        TimeUnit.MILLISECONDS.sleep(100);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean deleted() {
    try (Stream<Path> files = Files.walk(profile)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (IOException | UncheckedIOException inUse) {
      return !Files.exists(profile);
    }
  }
}
