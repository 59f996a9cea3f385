package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.OwnerToken;
import io.myelin.client.RestClient;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** A whole platform in processes of its own, started and stopped as an operator does. */
final class Platform {
  static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path JAR = HOME.resolve("platform/distribution/target/dist/myelin.jar");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COMMAND_MINUTES = 20;

  /** Below those that Linux gives to whoever asks for any, or connects to somebody. */
  private static final int LOWEST_PORT = 20_000;

  private static final int HIGHEST_PORT = 32_000;
  private final Path data;
  private final int port;
  private final Map<String, String> environment;

  private Platform(Path data, int port, Map<String, String> environment) {
    this.data = data;
    this.port = port;
    this.environment = environment;
  }

  /** The dev market as it comes; returns when every worker is ready. */
  static Platform up() throws IOException, InterruptedException {
    return up(folder());
  }

  /** The dev chain with the neurons of its first subnet only, which take less of the machine. */
  static Platform upWithText() throws IOException, InterruptedException {
    try (InputStream table = Platform.class.getResourceAsStream("/text-market.json")) {
      byte[] neurons = Objects.requireNonNull(table, "text-market.json").readAllBytes();
      return up(new String(neurons, StandardCharsets.UTF_8));
    }
  }

  /** The dev chain with neurons of one's own. */
  static Platform up(String neurons) throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder());
    Files.writeString(data.resolve("neurons.json"), neurons);
    return up(data);
  }

  /** A data folder that is not there yet. */
  static Path folder() throws IOException {
    return Files.createTempDirectory("myelin-system").resolve("it's; data");
  }

  /** On a folder that may have a chain already. What does not come up is stopped again. */
  static Platform up(Path data) throws IOException, InterruptedException {
    return up(data, Map.of());
  }

  /** The dev chain without neurons, where nothing is open. */
  static Platform upWithSignIn() throws IOException, InterruptedException {
    return upWithSignIn(Map.of());
  }

  /** The same with settings of one's own, as a node's environment gives them. */
  static Platform upWithSignIn(Map<String, String> settings)
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(folder());
    Files.writeString(data.resolve("neurons.json"), "{\"subnets\": []}");
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("MYELIN_SIGN_IN", "always");
    return up(data, environment);
  }

  /** The same with settings. */
  static Platform up(Path data, Map<String, String> environment)
      throws IOException, InterruptedException {
    Platform platform = new Platform(data, freePort(), environment);
    try {
      platform.command("up", "--detach");
    } catch (IllegalStateException failed) {
      if (Files.exists(platform.data.resolve("run/supervisor.pid"))) {
        platform.command("down");
      }
      throw failed;
    }
    return platform;
  }

  Path data() {
    return data;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  RestClient rest() {
    return new RestClient(address(), OwnerToken.of(data)::read);
  }

  /** The place of a neuron with a name: neurons may come to the chain in any order. */
  int uid(int netuid, String name) {
    JsonNode neurons = rest().get("/api/v1/neurons?limit=1000&netuid=" + netuid).path("items");
    for (JsonNode neuron : neurons) {
      if (neuron.path("name").asText().equals(name)) {
        return neuron.path("uid").asInt();
      }
    }
    throw new AssertionError("no neuron " + name + " in " + neurons);
  }

  /** Asks until the answer fits; the last answer is in the failure. */
  JsonNode await(String path, Predicate<JsonNode> fits, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    String last = "no answer yet";
    while (System.nanoTime() < end) {
      try {
        JsonNode answer = rest().get(path);
        if (fits.test(answer)) {
          return answer;
        }
        last = answer.toString();
      } catch (RuntimeException notNow) {
        last = String.valueOf(notNow.getMessage());
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new AssertionError("within " + limit + " no fitting answer of " + path + ": " + last);
  }

  /** A validator's rounds of this data folder, oldest first; one being written is left out. */
  List<JsonNode> evidence(String validator) throws IOException {
    List<JsonNode> rounds = new ArrayList<>();
    for (String ending : List.of(".older.jsonl.gz", ".jsonl.gz")) {
      Path file = data.resolve("evidence").resolve(validator + ending);
      if (Files.exists(file)) {
        try (BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(
                    new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
          for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            rounds.add(JSON.readTree(line));
          }
        } catch (EOFException beingWritten) {
          break;
        }
      }
    }
    return rounds;
  }

  /** Waits until a page is served; the console is deployed after the chain. */
  void awaitPage(String path, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(address().resolve(path)).build();
    while (System.nanoTime() < end) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notNow) {
        TimeUnit.MILLISECONDS.sleep(250);
      }
      TimeUnit.MILLISECONDS.sleep(250);
    }
    throw new AssertionError("within " + limit + " no page at " + path);
  }

  /** Stops it; its data goes too, unless it does not stop. */
  void down() throws IOException, InterruptedException {
    command("down");
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (!deleted()) {
      assertTrue(System.nanoTime() < end, () -> "somebody goes on writing to " + data);
      TimeUnit.MILLISECONDS.sleep(250);
    }
  }

  /** False while a process of the platform that is about to end still adds files or takes some. */
  private boolean deleted() throws IOException {
    try (Stream<Path> files = Files.walk(data.getParent())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
      return true;
    } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException inUse) {
      return !Files.exists(data.getParent());
    }
  }

  /** Runs a command of the program on this platform and returns what it printed. */
  String command(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(ProcessHandle.current().info().command().orElse("java"));
    line.add("-Dmyelin.home=" + HOME);
    line.add("-jar");
    line.add(JAR.toString());
    line.addAll(List.of(words));
    line.addAll(List.of("--data", data.toString(), "--port", Integer.toString(port)));
    Path log = Files.createTempFile("myelin-command", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    // A JVM says on its output that it has them, among what is read here.
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
    Process process = builder.start();
    boolean done = process.waitFor(COMMAND_MINUTES, TimeUnit.MINUTES) && process.exitValue() == 0;
    process.destroy();
    String said = Files.readString(log);
    Files.delete(log);
    if (!done) {
      throw new IllegalStateException(line + " failed: " + said);
    }
    return said;
  }

  /** It stays free until the platform takes it, and again while that is started anew. */
  static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (BindException taken) {
        // another one
      }
    }
  }
}
