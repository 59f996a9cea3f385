package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.AxonBlobs;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.SubnetDescription;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.spi.Subnet;
import io.myelin.system.reversing.ReversingSubnet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Attachments on a running platform: of validators' rounds and their evidence, of a neuron on
 * another machine, of a person at the command line, and of those who mean no good.
 */
class AttachmentsIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private static final String NEURON = "//Alice//mine-miners//miner-2";

  @TempDir private Path dir = Path.of("");

  private final byte[] file = new byte[20_000_000];

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  private Dendrite.Target miner = new Dendrite.Target("", 0, "");

  @BeforeEach
  void start() throws Exception {
    new Random(7).nextBytes(file);
    platform = Platform.up("{\"subnets\": []}");
    miner =
        new Dendrite.Target(
            "127.0.0.1",
            platform.address().getPort(),
            Ss58.encode(key("//Alice//mine-miners//miner-1").accountId()));
  }

  @AfterEach
  void stop() throws Exception {
    platform.down();
  }

  @Test
  void shouldTravelAllWays() throws Exception {
    platform.command("plugin", "install", jar().toString(), "--allow-unsigned", "--yes");
    String made =
        platform.command("subnet", "create", "mine", "--plugin", "reversing", "--wait", "900");
    assertTrue(made.contains(" is paid: "), made);
    byAnotherMachine();
    atTheCommandLine();
    withTheEvidence();
    againstHostileOnes();
  }

  /** What the other host would do, with a store of its own. */
  private void byAnotherMachine() throws Exception {
    Dendrite dendrite = new Dendrite(key(NEURON));
    AxonBlobs blobs = new AxonBlobs(dendrite);
    Path mine = Files.write(dir.resolve("mine"), file);
    String sha256 = sha256(file);
    assertEquals(file.length, blobs.deliver(miner, sha256, mine, file.length, LIMIT));
    assertEquals(0, blobs.deliver(miner, sha256, mine, file.length, LIMIT));
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    question
        .putObject("file")
        .put("sha256", sha256)
        .put("bytes", file.length)
        .put("media_type", "");
    Dendrite.Reply reply =
        dendrite
            .ask(miner, new Dendrite.Question("Reverse", question, List.of("file"), 1 << 16), LIMIT)
            .join();
    assertEquals(200, reply.status(), reply.message());
    ByteArrayOutputStream back = new ByteArrayOutputStream();
    String answered = reply.body().at("/reversed/sha256").asText();
    assertEquals(sha256(ReversingSubnet.reversed(file)), answered);
    blobs.fetch(miner, answered, file.length, LIMIT, back::write);
    assertArrayEquals(ReversingSubnet.reversed(file), back.toByteArray());
  }

  private void atTheCommandLine() throws Exception {
    byte[] text = "a palindrome is none".getBytes(StandardCharsets.UTF_8);
    Path typed = Files.write(dir.resolve("typed.txt"), text);
    String said =
        platform.command(
            "ask", "5", "--file", "@" + typed, "--save", dir.resolve("got").toString(), "--json");
    JsonNode answer =
        new ObjectMapper().readTree(said.lines().findFirst().orElse("")).path("answer");
    byte[] expected = ReversingSubnet.reversed(text);
    assertEquals(sha256(expected), answer.at("/reversed/sha256").asText(), said);
    assertArrayEquals(expected, Files.readAllBytes(dir.resolve("got").resolve(sha256(expected))));
    platform.command(
        "ask", "5", "--file", "@" + dir.resolve("mine"), "--save", dir.resolve("got").toString());
    byte[] large = ReversingSubnet.reversed(file);
    assertArrayEquals(large, Files.readAllBytes(dir.resolve("got").resolve(sha256(large))));
  }

  /** Others compute the scores again, with nothing but the file, its folder and the jar. */
  private void withTheEvidence() throws Exception {
    String validator;
    try (Stream<Path> files = Files.list(platform.data().resolve("evidence"))) {
      validator =
          files
              .map(each -> String.valueOf(each.getFileName()))
              .filter(name -> name.endsWith(".jsonl.gz") && !name.contains(".older."))
              .map(name -> name.replace(".jsonl.gz", ""))
              .findFirst()
              .orElseThrow();
    }
    JsonNode round = newest(validator);
    long end = System.nanoTime() + LIMIT.toNanos();
    // On a slow machine a miner may have missed one.
    while (round.at("/neurons/0/roundScore").asDouble() != 1 && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      round = newest(validator);
    }
    assertEquals(1, round.at("/neurons/0/roundScore").asDouble(), round.toString());
    Path out = dir.resolve("round.json");
    String[] asked = {
      "explain",
      "score",
      "--netuid",
      "5",
      "--neuron",
      round.at("/neurons/0/uid").asText(),
      "--validator",
      validator,
      "--round",
      round.path("round").asText(),
      "--out",
      out.toString(),
      "--jar",
      jar().toString()
    };
    platform.command(asked);
    Path attachments = dir.resolve("round.json.attachments/evidence");
    String verified =
        platform.command("explain", "score", "--verify", out.toString(), "--jar", jar().toString());
    assertTrue(verified.contains(" values agree"), verified);
    try (Stream<Path> files = Files.list(attachments)) {
      for (Path each : files.toList()) {
        Files.delete(each);
      }
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            platform.command(
                "explain", "score", "--verify", out.toString(), "--jar", jar().toString()));
  }

  private JsonNode newest(String validator) throws IOException {
    List<JsonNode> rounds = platform.evidence(validator);
    return rounds.isEmpty() ? MissingNode.getInstance() : rounds.get(rounds.size() - 1);
  }

  private void againstHostileOnes() throws Exception {
    AxonBlobs blobs = new AxonBlobs(new Dendrite(key(NEURON)));
    String absent = "0".repeat(64);
    Path wrong = Files.writeString(dir.resolve("wrong"), "wrong");
    assertEquals(400, status(() -> blobs.deliver(miner, absent, wrong, 5, LIMIT)));
    assertEquals(404, status(() -> blobs.fetch(miner, absent, 5, LIMIT, (b, o, l) -> {})));
    Path large = Files.write(dir.resolve("large"), new byte[ReversingSubnet.MOST + 1]);
    assertEquals(
        413, status(() -> blobs.deliver(miner, absent, large, ReversingSubnet.MOST + 1, LIMIT)));
    assertEquals(401, plain("GET", "/blob/" + sha256(file), miner.hotkey()));
    assertEquals(401, plain("PUT", "/blob/" + absent, miner.hotkey()));
    assertEquals(404, plain("GET", "/blob/" + sha256(file), "5x"));
    for (String path :
        List.of(
            "/blob/..%2f..%2fmyelin.properties",
            "/blob/../../data/addressbook.json",
            "/host/axon/blob/..%2faddressbook.json",
            "/host/api/v1/blobs/..%2f..%2faddressbook.json")) {
      int status = plain("GET", path, miner.hotkey());
      assertTrue(status >= 400, path + " was answered with " + status);
    }
    assertEquals(400, plain("PUT", "/host/api/v1/blobs/" + absent, ""));
    // Rounds go on, so some may be there for a moment; what was refused would stay.
    long end = System.nanoTime() + LIMIT.toNanos();
    while (!unfinished().isEmpty()) {
      assertTrue(System.nanoTime() < end, () -> "left behind: " + unfinished());
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private List<String> unfinished() {
    try (Stream<Path> all = Files.walk(platform.data().resolve("blobs"))) {
      return all.map(Path::toString).filter(each -> each.contains("/new-")).toList();
    } catch (IOException | UncheckedIOException moved) {
      return List.of(moved.toString());
    }
  }

  private interface Transfer {
    void run() throws IOException, InterruptedException;
  }

  private static int status(Transfer transfer) {
    return assertThrows(AxonBlobs.FailedException.class, transfer::run).status();
  }

  private int plain(String method, String path, String axon) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(platform.address() + path))
            .timeout(LIMIT)
            .header("bt_header_axon_hotkey", axon)
            .method(method, BodyPublishers.ofString(method.equals("PUT") ? "bytes" : ""))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  /** As a build would make it. */
  private Path jar() throws Exception {
    Path jar = dir.resolve("reversing.jar");
    if (Files.exists(jar)) {
      return jar;
    }
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "reversing");
    manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
    manifest.getMainAttributes().putValue("Plugin-Requires", ">=2.0.0 & <3.0.0");
    Path classes =
        Path.of(ReversingSubnet.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes.resolve("io/myelin/system/reversing"))) {
      for (Path each : files.filter(Files::isRegularFile).toList()) {
        add(entries, classes.relativize(each).toString(), Files.readAllBytes(each));
      }
      add(
          entries,
          "META-INF/services/" + Subnet.class.getName(),
          ReversingSubnet.class.getName().getBytes(StandardCharsets.UTF_8));
      add(
          entries,
          SubnetDescription.PATH,
          SubnetDescription.of("reversing", "1.0.0", new ReversingSubnet())
              .json()
              .getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void add(JarOutputStream jar, String path, byte[] content) throws IOException {
    jar.putNextEntry(new JarEntry(path));
    jar.write(content);
    jar.closeEntry();
  }
}
