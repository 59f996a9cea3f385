package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Judgement;
import io.myelin.spi.PluginException.Category;
import io.myelin.spi.PluginManifest;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The plugin in a worker, as seen from its host. Every method blocks up to its limit and throws
 * {@link WorkerFault}, never anything else: also a reply that does not read is the plugin's fault.
 */
public final class PluginClient {
  /** Which side of the plugin a worker opens. */
  public enum Role {
    MINER,
    VALIDATOR;

    public String wireName() {
      return this == MINER ? "miner" : "validator";
    }
  }

  private final WorkerLink link;

  public PluginClient(WorkerLink link) {
    this.link = link;
  }

  /**
   * Loads the jar and opens one role; once per worker. Nothing is verified here, and the jar must
   * stay as it is while the worker lives.
   */
  public PluginManifest load(Path jar, Role role, Map<String, String> settings, Duration limit) {
    ObjectNode arguments =
        Wire.object().put("jar", jar.toAbsolutePath().toString()).put("role", role.wireName());
    ObjectNode set = arguments.putObject("settings");
    settings.forEach(set::put);
    ObjectNode reply = link.call("load", arguments, limit);
    return reading("load", () -> Wire.manifest(reply.path("manifest")));
  }

  /** The manifest, role and resident memory as the worker reports them. */
  public ObjectNode describe(Duration limit) {
    return link.call("describe", Wire.object(), limit);
  }

  public Body answer(String synapse, Body request, Duration limit) {
    ObjectNode arguments = Wire.object().put("synapse", synapse);
    arguments.set("body", Wire.json(request));
    ObjectNode reply = link.call("answer", arguments, limit);
    return reading("answer", () -> Wire.body(reply.path("body")));
  }

  public Questions challenges(RoundSeed seed, Body memory, Duration limit) {
    ObjectNode arguments = Wire.object().put("seed", HexFormat.of().formatHex(seed.bytes()));
    arguments.set("memory", Wire.json(memory));
    ObjectNode reply = link.call("challenges", arguments, limit);
    return reading("challenges", () -> Wire.questions(reply));
  }

  public List<Judgement> judge(List<AskedChallenge> round, Duration limit) {
    ObjectNode arguments = Wire.object();
    ArrayNode items = arguments.putArray("round");
    round.forEach(asked -> items.add(Wire.json(asked)));
    ObjectNode reply = link.call("judge", arguments, limit);
    return reading("judge", () -> judgements(reply, round.size()));
  }

  private static List<Judgement> judgements(ObjectNode reply, int challenges) {
    List<Judgement> judgements = new ArrayList<>();
    for (JsonNode node : reply.path("judgements")) {
      Judgement judgement = Wire.judgement(node);
      if (judgement.challenge() < 0 || judgement.challenge() >= challenges) {
        throw new IllegalArgumentException(
            "challenge " + judgement.challenge() + " is judged, and " + challenges + " were asked");
      }
      judgements.add(judgement);
    }
    return judgements;
  }

  private static <T> T reading(String op, Supplier<T> reply) {
    try {
      return reply.get();
    } catch (IllegalArgumentException e) {
      throw new WorkerFault(
          "WORKER_REPLY", Category.PLUGIN, op + " was answered wrongly: " + e.getMessage());
    }
  }

  /** How long the plugin has been busy with one call; zero when it is idle. */
  public Duration ping(Duration limit) {
    return Duration.ofMillis(link.call("ping", Wire.object(), limit).path("busyMillis").asLong());
  }

  public void stop(Duration limit) {
    link.call("stop", Wire.object(), limit);
  }
}
