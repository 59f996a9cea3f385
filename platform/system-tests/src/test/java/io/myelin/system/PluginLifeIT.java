package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A jar on a running platform: installed, made a subnet that pays, replaced and rolled back while
 * it is asked without a pause, and removed; or dropped into a folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PluginLifeIT {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** How long a neuron may take for an answer. */
  private static final Duration ANSWER = Duration.ofMinutes(3);

  private static final int ASKING = 4;
  private static final String NOT_TAKEN =
      "dropped 1.2.0 was not taken: in its dry run, while its validator opens: ";

  @TempDir private Path dir = Path.of("");

  private final AtomicBoolean enough = new AtomicBoolean();
  private final AtomicInteger answered = new AtomicInteger();

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @BeforeAll
  void start() throws Exception {
    platform = Platform.up("{\"subnets\": []}");
  }

  @AfterAll
  void stop() throws Exception {
    enough.set(true);
    platform.down();
  }

  @Test
  void shouldRunReplaceRollBackAndRemoveAJarUnderLoad() throws Exception {
    platform.command(
        "plugin", "install", jar("hello", "1.0.0").toString(), "--allow-unsigned", "--yes");
    String made =
        platform.command("subnet", "create", "mine", "--plugin", "hello", "--wait", "900");
    assertTrue(made.contains(" is paid: "), made);

    ExecutorService callers = Executors.newFixedThreadPool(ASKING);
    List<Future<List<String>>> asking = new ArrayList<>();
    for (int each = 0; each < ASKING; each++) {
      asking.add(callers.submit(this::askWithoutAPause));
    }
    try {
      awaitAnswers();
      platform.command(
          "plugin",
          "upgrade",
          "hello",
          jar("hello", "1.1.0").toString(),
          "--allow-unsigned",
          "--yes");
      awaitRunning("hello 1.1.0");
      awaitAnswers();
      platform.command("plugin", "rollback", "hello");
      awaitRunning("hello 1.0.0");
      awaitAnswers();
    } finally {
      enough.set(true);
    }
    for (Future<List<String>> each : asking) {
      assertEquals(List.of(), each.get(), "of " + answered + " requests none may fail");
    }
    callers.shutdown();

    platform.command("neuron", "stop", "mine-miner-2");
    platform.await("/host/api/workers", rows -> rows.size() == 2, LIMIT);
    String keys = "//Alice//mine-miners";
    platform.command(
        "neuron",
        "add",
        "again",
        "--netuid",
        "5",
        "--role",
        "miner",
        "--coldkey-uri",
        keys,
        "--hotkey-uri",
        keys + "//miner-2",
        "--set",
        "memory=3");
    platform.await(
        "/host/api/workers",
        rows -> rows.size() == 3 && all(rows, "state").stream().allMatch("READY"::equals),
        LIMIT);
    assertTrue(platform.command("neuron", "list").contains("again "));
    assertTrue(platform.command("neuron", "logs", "again").contains("hello@1.0.0"));

    platform.command("plugin", "remove", "hello", "--yes");
    platform.await(
        "/host/api/workers",
        rows -> all(rows, "reason").stream().allMatch(why -> why.contains("is not there")),
        LIMIT);
  }

  @Test
  void shouldTakeWhatIsDroppedAndSayWhyItDoesNot() throws Exception {
    Path first = jar("dropped", "1.0.0");
    drop(first);
    platform.await(
        "/host/api/workers",
        rows -> reason(rows, "dropped-1.0.0.jar").contains("it is unsigned"),
        LIMIT);
    assertTrue(platform.command("plugin", "list").contains("dropped-1.0.0.jar  refused: "));
    // The node waits two seconds for what its host says of the workers, then it leaves it out.
    platform.await(
        "/api/v1/status",
        status -> reason(status.path("workers"), "dropped-1.0.0.jar").contains("it is unsigned"),
        LIMIT);
    assertTrue(platform.command("status").contains("dropped-1.0.0.jar  REFUSED"));
    Path text = platform.data().resolve("plugins/refused/dropped-1.0.0.jar.txt");
    assertTrue(Files.readString(text).contains("it is unsigned"), text.toString());

    allow(first);
    drop(first);
    platform.await("/host/api/workers", rows -> reason(rows, "dropped-1.0.0.jar").isEmpty(), LIMIT);
    assertTrue(platform.command("plugin", "list").contains("dropped "));
    platform.command(
        "neuron",
        "add",
        "runs-dropped",
        "--netuid",
        "1",
        "--plugin",
        "dropped",
        "--role",
        "miner",
        "--coldkey-uri",
        "//Ferdie",
        "--hotkey-uri",
        "//Ferdie//dropped");
    platform.await("/host/api/workers", rows -> runs(rows, "dropped 1.0.0"), LIMIT);

    Path newer = jar("dropped", "1.1.0");
    allow(newer);
    drop(newer);
    platform.await("/host/api/workers", rows -> runs(rows, "dropped 1.1.0"), LIMIT);
    Path broken = HelloJar.in(dir, "dropped", "1.2.0", name -> !name.contains("$Tosses"));
    allow(broken);
    drop(broken);
    platform.await(
        "/host/api/workers",
        rows -> reason(rows, "runs-dropped").startsWith(NOT_TAKEN) && runs(rows, "dropped 1.1.0"),
        LIMIT);
    try (Stream<Path> left = Files.list(platform.data().resolve("plugins/drop"))) {
      assertEquals(List.of(), left.toList());
    }

    platform.command("neuron", "stop", "runs-dropped");
    platform.command("plugin", "remove", "dropped", "--yes");
    platform.await(
        "/host/api/workers", rows -> !all(rows, "neuron").contains("runs-dropped"), LIMIT);
  }

  private void allow(Path jar) throws Exception {
    platform.command("plugin", "allow", jar.toString(), "--allow-unsigned", "--yes");
  }

  private void drop(Path jar) throws Exception {
    Path drop = platform.data().resolve("plugins/drop");
    // Given its name when it is whole: one that grows slowly is taken for damaged.
    Path growing = Files.copy(jar, drop.resolve("." + jar.getFileName()));
    Files.move(growing, drop.resolve(jar.getFileName()));
  }

  private static boolean runs(JsonNode rows, String plugin) {
    return StreamSupport.stream(rows.spliterator(), false)
        .anyMatch(
            row ->
                row.path("plugin").asText().equals(plugin)
                    && row.path("state").asText().equals("READY"));
  }

  private static String reason(JsonNode rows, String name) {
    return StreamSupport.stream(rows.spliterator(), false)
        .filter(row -> row.path("neuron").asText().equals(name))
        .map(row -> row.path("reason").asText())
        .findFirst()
        .orElse("");
  }

  /** By a neuron of the subnet, which may ask as often as it likes. Returns what failed. */
  private List<String> askWithoutAPause() {
    Dendrite dendrite = new Dendrite(key("//Alice//mine-miners//miner-2"));
    String asked = Ss58.encode(key("//Alice//mine-miners//miner-1").accountId());
    Dendrite.Target target = new Dendrite.Target("127.0.0.1", platform.address().getPort(), asked);
    ObjectNode tosses = JsonNodeFactory.instance.objectNode().put("tosses", "hhhhhh");
    Dendrite.Question question =
        new Dendrite.Question("HelloToss", tosses, List.of("tosses"), 1 << 16);
    List<String> failed = new ArrayList<>();
    while (!enough.get()) {
      Dendrite.Reply reply = dendrite.ask(target, question, ANSWER).join();
      if (reply.ok() && reply.body().path("heads").asDouble() == 7.0 / 8) {
        answered.incrementAndGet();
      } else {
        failed.add(reply.status() + " " + reply.message());
      }
    }
    return failed;
  }

  private void awaitAnswers() throws InterruptedException {
    int before = answered.get();
    platform.await("/host/api/workers", rows -> answered.get() > before + 50, LIMIT);
  }

  /** The command waits for a minute; a slow machine may need longer. */
  private void awaitRunning(String plugin) throws InterruptedException {
    platform.await(
        "/host/api/workers",
        rows -> all(rows, "plugin").stream().distinct().toList().equals(List.of(plugin)),
        LIMIT);
  }

  private static List<String> all(JsonNode rows, String field) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(row -> row.path(field).asText())
        .toList();
  }

  private static KeyPair key(String uri) {
    return SecretUri.parse(uri).keyPair(Scheme.SR25519);
  }

  private Path jar(String id, String version) throws Exception {
    return HelloJar.in(dir, id, version);
  }
}
