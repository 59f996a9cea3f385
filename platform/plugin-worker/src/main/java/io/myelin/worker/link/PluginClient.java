package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.Judgement;
import io.myelin.spi.Manifest;
import io.myelin.spi.Questions;
import io.myelin.spi.RoundSeed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The plugin in a worker, as seen from its host. Every method blocks up to its limit and throws
 * {@link WorkerFault}, never anything else.
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

  /** Loads the (already verified and copied) jar and opens one role; once per worker. */
  public Manifest load(Path jar, Role role, Map<String, String> settings, Duration limit) {
    ObjectNode arguments =
        Wire.object().put("jar", jar.toAbsolutePath().toString()).put("role", role.wireName());
    ObjectNode set = arguments.putObject("settings");
    settings.forEach(set::put);
    return Wire.manifest(link.call("load", arguments, limit).path("manifest"));
  }

  /** The manifest, role and resident memory as the worker reports them. */
  public ObjectNode describe(Duration limit) {
    return link.call("describe", Wire.object(), limit);
  }

  public Body answer(String synapse, Body request, Duration limit) {
    ObjectNode arguments = Wire.object().put("synapse", synapse);
    arguments.set("body", Wire.json(request));
    return Wire.body(link.call("answer", arguments, limit).path("body"));
  }

  public Questions challenges(RoundSeed seed, Body memory, Duration limit) {
    ObjectNode arguments = Wire.object().put("seed", HexFormat.of().formatHex(seed.bytes()));
    arguments.set("memory", Wire.json(memory));
    return Wire.questions(link.call("challenges", arguments, limit));
  }

  public List<Judgement> judge(List<AskedChallenge> round, Duration limit) {
    ObjectNode arguments = Wire.object();
    ArrayNode items = arguments.putArray("round");
    round.forEach(asked -> items.add(Wire.json(asked)));
    List<Judgement> judgements = new ArrayList<>();
    for (JsonNode node : link.call("judge", arguments, limit).path("judgements")) {
      judgements.add(Wire.judgement(node));
    }
    return judgements;
  }

  /** How long the plugin has been busy with one call; zero when it is idle. */
  public Duration ping(Duration limit) {
    return Duration.ofMillis(link.call("ping", Wire.object(), limit).path("busyMillis").asLong());
  }

  public void stop(Duration limit) {
    link.call("stop", Wire.object(), limit);
  }
}
