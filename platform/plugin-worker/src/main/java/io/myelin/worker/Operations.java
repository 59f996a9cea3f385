package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.PluginException;
import io.myelin.spi.PluginException.Category;
import io.myelin.spi.RoundSeed;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Turns request objects into plugin calls and whatever comes of them into reply objects. */
final class Operations {
  private static final Logger LOG = Logger.getLogger(Operations.class.getName());

  /** Causes may form a ring. */
  private static final int DEEPEST_CAUSE = 32;

  private Optional<LoadedPlugin> plugin = Optional.empty();
  private volatile OptionalLong started = OptionalLong.empty();

  /** Never throws: plugin code may end in any Throwable, and each becomes a fault. */
  ObjectNode perform(ObjectNode request) {
    started = OptionalLong.of(System.nanoTime());
    try {
      return guarded(request);
    } finally {
      started = OptionalLong.empty();
    }
  }

  /** For any thread: how long the call under way has run; 0 when there is none. */
  long busyMillis() {
    OptionalLong since = started;
    return since.isPresent()
        ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since.getAsLong())
        : 0;
  }

  private ObjectNode guarded(ObjectNode request) {
    try {
      return switch (request.path("op").asText()) {
        case "load" -> load(request);
        case "describe" -> describe();
        case "answer" -> answer(request);
        case "challenges" -> challenges(request);
        case "judge" -> judge(request);
        case "stop" -> stop();
        default ->
            throw PluginException.caller(
                "OPERATION", "operation \"" + request.path("op").asText() + "\" is unknown");
      };
    } catch (PluginException e) {
      return fault(e.code(), e.category(), String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      if (caused(e, OutOfMemoryError.class)) {
        return fault("MEMORY", Category.RESOURCES, "the worker's heap is full; raise its limit");
      }
      LOG.log(Level.WARNING, "plugin call failed", e);
      String seen = e.getClass().getName() + ": " + e.getMessage();
      return mayPass(e)
          ? fault("NOT_NOW", Category.RESOURCES, seen)
          : fault("PLUGIN_FAILED", Category.PLUGIN, seen);
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
    if (plugin.isPresent()) {
      throw PluginException.operator(
          "LOADED_ALREADY", "this worker holds a plugin; start a new worker for another one");
    }
    Map<String, String> settings = new LinkedHashMap<>();
    request
        .path("settings")
        .properties()
        .forEach(e -> settings.put(e.getKey(), e.getValue().asText()));
    LoadedPlugin loaded =
        LoadedPlugin.open(
            Path.of(request.path("jar").asText()), request.path("role").asText(), settings);
    plugin = Optional.of(loaded);
    return describe();
  }

  private ObjectNode describe() {
    LoadedPlugin loaded = loaded();
    ObjectNode reply = Wire.object();
    reply.set("manifest", Wire.json(loaded.manifest()));
    return reply
        .put("role", loaded.role())
        .put("residentKilobytes", ResidentMemory.kilobytes().orElse(-1));
  }

  private ObjectNode answer(ObjectNode request) throws Exception {
    String synapse = request.path("synapse").asText();
    LoadedPlugin loaded = loaded();
    ObjectNode reply = Wire.object();
    reply.set("body", Wire.json(loaded.answer(synapse, Wire.body(request.path("body")))));
    return reply;
  }

  private ObjectNode challenges(ObjectNode request) throws Exception {
    RoundSeed seed = new RoundSeed(hex(request.path("seed").asText()));
    return Wire.json(loaded().challenges(seed, Wire.body(request.path("memory"))));
  }

  private ObjectNode judge(ObjectNode request) throws Exception {
    List<AskedChallenge> round = new ArrayList<>();
    for (JsonNode node : request.path("round")) {
      round.add(Wire.asked(node));
    }
    ObjectNode reply = Wire.object();
    ArrayNode array = reply.putArray("judgements");
    loaded().judge(round).forEach(judgement -> array.add(Wire.json(judgement)));
    return reply;
  }

  private ObjectNode stop() {
    plugin.ifPresent(LoadedPlugin::close);
    plugin = Optional.empty();
    return Wire.object();
  }

  private LoadedPlugin loaded() {
    return plugin.orElseThrow(
        () -> PluginException.operator("NOT_LOADED", "no plugin is loaded; send load first"));
  }

  private static byte[] hex(String text) {
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw PluginException.caller("SEED_TEXT", "seed is not hexadecimal; needed 64 hex digits");
    }
  }

  static ObjectNode busy(int waiting) {
    return fault(
        "BUSY", Category.RESOURCES, waiting + " calls are waiting for the plugin; ask again later");
  }

  private static ObjectNode fault(String code, Category category, String message) {
    ObjectNode reply = Wire.object();
    reply
        .putObject("fault")
        .put("code", code)
        .put("category", category.name())
        .put("message", message);
    return reply;
  }
}
