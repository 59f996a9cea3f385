package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.MeasureWire;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Turns request objects into plugin calls and whatever comes of them into reply objects. */
final class Operations {
  private static final Logger LOG = Logger.getLogger(Operations.class.getName());
  private static final int SEED_BYTES = 32;
  private static final String NOT_LOADED = "NOT_LOADED";
  private static final String LOAD_FIRST = "no plugin is loaded; send load first";

  /** Causes may form a ring. */
  private static final int DEEPEST_CAUSE = 32;

  private final PluginMetrics metrics = new PluginMetrics();
  private final Host host;
  private final HostAttachments attachments;
  private final OpenJars jars;
  private volatile Optional<OpenSubnet> subnet = Optional.empty();
  private volatile Optional<Path> scratch = Optional.empty();

  Operations(Host host, OpenJars jars) {
    this.host = host;
    this.attachments = new HostAttachments(host);
    this.jars = jars;
  }

  /** Never throws: plugin code may end in any Throwable, and each becomes a fault. */
  ObjectNode perform(ObjectNode request, Answering.Call call) {
    try {
      return switch (request.path("op").asText()) {
        case "load" -> load(request);
        case "describe" -> describe();
        case "answer" -> answer(request, call);
        case "plan" -> plan(request);
        case "judge" -> judge(request);
        case "measure" -> measure(request);
        case "stop" -> stop();
        default ->
            throw SubnetException.caller(
                "OPERATION", "operation \"" + request.path("op").asText() + "\" is unknown");
      };
    } catch (SubnetException e) {
      return Wire.fault(e.code(), e.blame(), String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      if (caused(e, OutOfMemoryError.class)) {
        return Wire.fault("MEMORY", Blame.RESOURCES, "the worker's heap is full; raise its limit");
      }
      if (call.cancelled()) {
        return cancelled();
      }
      LOG.log(Level.WARNING, "plugin call failed", e);
      String seen = e.getClass().getName() + ": " + e.getMessage();
      return mayPass(e)
          ? Wire.fault("NOT_NOW", Blame.RESOURCES, seen)
          : Wire.fault("PLUGIN_FAILED", Blame.PLUGIN, seen);
    }
  }

  /** As a full disk may, or too few open files; what is not in a jar or a folder does not come. */
  private static boolean mayPass(Throwable e) {
    return caused(e, IOException.class)
        && !caused(e, NoSuchFileException.class)
        && !caused(e, ZipException.class);
  }

  private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST_CAUSE)
        .anyMatch(by::isInstance);
  }

  private ObjectNode load(ObjectNode request) throws Exception {
    if (subnet.isPresent()) {
      throw SubnetException.operator(
          "LOADED_ALREADY", "this session holds a plugin; begin another one for another neuron");
    }
    Map<String, Path> models = new LinkedHashMap<>();
    texts(request.path("models")).forEach((name, path) -> models.put(name, Path.of(path)));
    Path own = Files.createTempDirectory("plugin-");
    scratch = Optional.of(own);
    WorkerContext.Given given =
        new WorkerContext.Given(
            request.path("neuron").asText(), texts(request.path("settings")), models, own, host);
    subnet =
        Optional.of(
            OpenSubnet.open(
                jars.open(Path.of(request.path("jar").asText())),
                request.path("role").asText(),
                manifest -> new WorkerContext(manifest, given, metrics)));
    return describe();
  }

  private static Map<String, String> texts(JsonNode node) {
    Map<String, String> texts = new LinkedHashMap<>();
    node.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
    return texts;
  }

  private ObjectNode describe() {
    OpenSubnet opened = opened();
    ObjectNode reply =
        Wire.object()
            .put("description", opened.description().json())
            .put("role", opened.role())
            .put("residentKilobytes", ResidentMemory.kilobytes().orElse(-1));
    ObjectNode shares = reply.putObject("shares");
    opened.shares().forEach(shares::put);
    return reply;
  }

  private ObjectNode answer(ObjectNode request, Answering.Call call) throws Exception {
    ObjectNode reply = Wire.object();
    try (HostAttachments.Found found = attachments.found()) {
      reply.set(
          "answer",
          opened().answer(request.path("task").asText(), request.path("question"), found, call));
    }
    return reply;
  }

  private ObjectNode plan(ObjectNode request) throws Exception {
    byte[] seed = seed(request);
    Plan plan = opened().plan(seed, request.path("round").asLong(), request.path("memory"));
    return Wire.json(plan);
  }

  private static byte[] seed(ObjectNode request) throws IOException {
    byte[] seed =
        request.path("seed").isBinary() ? request.path("seed").binaryValue() : new byte[0];
    if (seed.length != SEED_BYTES) {
      throw SubnetException.caller(
          "SEED_LENGTH", "seed has " + seed.length + " bytes; needed " + SEED_BYTES);
    }
    return seed;
  }

  private ObjectNode judge(ObjectNode request) throws Exception {
    ObjectNode reply = Wire.object();
    ArrayNode array = reply.putArray("judged");
    try (HostAttachments.Found found = attachments.found()) {
      opened().judge(round(request), found).forEach(judged -> array.add(Wire.json(judged)));
    }
    return reply;
  }

  private ObjectNode measure(ObjectNode request) throws Exception {
    Map<String, Double> means = new LinkedHashMap<>();
    request
        .path("means")
        .properties()
        .forEach(mean -> means.put(mean.getKey(), mean.getValue().asDouble()));
    ObjectNode reply = Wire.object();
    ArrayNode array = reply.putArray("measured");
    try (HostAttachments.Found found = attachments.found()) {
      opened()
          .measure(round(request), means, seed(request), found)
          .forEach(measured -> array.add(MeasureWire.json(measured)));
    }
    return reply;
  }

  private static List<Asked> round(ObjectNode request) {
    List<Asked> round = new ArrayList<>();
    request.path("round").forEach(node -> round.add(Wire.asked(node)));
    return round;
  }

  private ObjectNode stop() {
    subnet.ifPresent(OpenSubnet::close);
    subnet = Optional.empty();
    scratch.ifPresent(Operations::delete);
    return Wire.object();
  }

  /** What does not go now goes with the process. */
  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.log(Level.FINE, "a private folder was left", e);
    }
  }

  /** For any thread: how many calls the subnet takes at once; 1 before one is loaded. */
  int threads() {
    return subnet.map(opened -> opened.description().threads()).orElse(1);
  }

  /** For any thread. */
  ObjectNode metrics() {
    return metrics.json();
  }

  static ObjectNode notLoaded() {
    return Wire.fault(NOT_LOADED, Blame.OPERATOR, LOAD_FIRST);
  }

  private OpenSubnet opened() {
    return subnet.orElseThrow(() -> SubnetException.operator(NOT_LOADED, LOAD_FIRST));
  }

  static ObjectNode busy(int waiting) {
    return Wire.fault(
        "BUSY", Blame.RESOURCES, waiting + " calls are waiting for the plugin; ask again later");
  }

  static ObjectNode cancelled() {
    return Wire.fault("CANCELLED", Blame.RESOURCES, "nobody waits for this call any more");
  }

  static ObjectNode unwritable(String why) {
    return Wire.fault("REPLY_SIZE", Blame.PLUGIN, "the plugin's reply cannot be sent: " + why);
  }
}
