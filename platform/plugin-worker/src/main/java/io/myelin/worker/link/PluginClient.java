package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Answering.Caller;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.role.Digests;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.value.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The plugin in a worker, as seen from its host. Every method blocks up to its limit and throws
 * {@link WorkerFault}, never anything else: also a reply that does not read is the plugin's fault.
 * Bytes in what comes back are base64.
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

  /**
   * What a worker is to open.
   *
   * @param jar stays as it is while the worker lives
   * @param neuron its name, from which {@code Context.random} draws
   * @param models of the manifest by name; one that is not here is missing on this node
   */
  public record Opening(
      Path jar, Role role, String neuron, Map<String, String> settings, Map<String, Path> models) {
    public Opening {
      settings = Map.copyOf(settings);
      models = Map.copyOf(models);
    }
  }

  /**
   * What a worker has opened.
   *
   * @param opening what it was told to open
   * @param sha256 of the jar
   * @param description what the jar says, which is what its code says
   * @param shares each task's share of a validator's score, adding up to 1; empty for a miner
   */
  public record Opened(
      Opening opening, String sha256, SubnetDescription description, Map<String, Double> shares) {
    public Opened {
      shares = Map.copyOf(shares);
    }
  }

  private final WorkerLink link;
  private final int session;

  public PluginClient(WorkerLink link) {
    this(link, 0);
  }

  /**
   * @param session of this worker; each opens one role, and knows nothing of the others
   */
  PluginClient(WorkerLink link, int session) {
    this.link = link;
    this.session = session;
  }

  private ObjectNode arguments() {
    return Wire.object().put("session", session);
  }

  /** From now on answers what the plugin asks; before, everything is refused. */
  public void serve(HostRequests answering) {
    link.serve(session, answering);
  }

  /** What the plugin said last about a start that takes long. */
  public Optional<WorkerLink.Progress> progress() {
    return link.progress(session);
  }

  /** Loads the jar and opens one role; once. The limit begins anew with its progress. */
  public Opened load(Opening opening, Duration limit) {
    ObjectNode arguments =
        arguments()
            .put("jar", opening.jar().toAbsolutePath().toString())
            .put("role", opening.role().wireName())
            .put("neuron", opening.neuron());
    ObjectNode settings = arguments.putObject("settings");
    opening.settings().forEach(settings::put);
    ObjectNode models = arguments.putObject("models");
    opening.models().forEach((name, file) -> models.put(name, file.toAbsolutePath().toString()));
    ObjectNode reply = link.callWithProgress(session, "load", arguments, limit);
    String sha256 = sha256(opening.jar());
    return reading("load", () -> opened(opening, sha256, reply));
  }

  private static String sha256(Path jar) {
    try {
      return Digests.sha256(jar);
    } catch (IOException e) {
      throw new WorkerFault("JAR_MISSING", Blame.OPERATOR, jar + " does not read: " + e);
    }
  }

  private static Opened opened(Opening opening, String sha256, ObjectNode reply) {
    Map<String, Double> shares = new LinkedHashMap<>();
    reply
        .path("shares")
        .properties()
        .forEach(entry -> shares.put(entry.getKey(), entry.getValue().asDouble()));
    return new Opened(
        opening, sha256, SubnetDescription.parse(reply.path("description").asText()), shares);
  }

  /** The description, role and resident memory as the worker reports them. */
  public ObjectNode describe(Duration limit) {
    return link.call("describe", arguments(), limit);
  }

  /** The answer's own fields. When the limit is over, the plugin is told to stop. */
  public ObjectNode answer(String task, JsonNode question, Caller caller, Duration limit) {
    ObjectNode reply = link.call("answer", question(task, question, caller, limit), limit);
    return reading("answer", () -> Wire.fields("answer", reply.path("answer")));
  }

  /**
   * Begins an answer whose parts are wanted as they come; does not block.
   *
   * @param partBytes what the parts may have together, as {@link AnswerCall} counts them
   */
  public AnswerCall begin(
      String task, JsonNode question, Caller caller, Duration limit, int partBytes) {
    ObjectNode arguments = question(task, question, caller, limit).put("parts", true);
    return new AnswerCall(parts -> link.send("answer", arguments, parts), limit, partBytes);
  }

  private ObjectNode question(String task, JsonNode question, Caller caller, Duration limit) {
    ObjectNode arguments =
        arguments().put("task", task).put("limitMillis", Math.max(1, limit.toMillis()));
    arguments.set("question", question);
    arguments
        .putObject("caller")
        .put("hotkey", caller.hotkey())
        .put("neuron", caller.neuron())
        .put("validator", caller.validator())
        .put("stakeRao", caller.stakeRao());
    return arguments;
  }

  /**
   * Draws a round's questions.
   *
   * @param seed 32 bytes
   * @param memory what the last plan came with; without fields at the very first
   */
  public Plan plan(byte[] seed, long round, JsonNode memory, Duration limit) {
    ObjectNode arguments = arguments().put("seed", seed).put("round", round);
    arguments.set("memory", memory);
    ObjectNode reply = link.call("plan", arguments, limit);
    return reading("plan", () -> Wire.plan(reply));
  }

  public List<Judged> judge(List<Asked> round, Duration limit) {
    ObjectNode arguments = arguments();
    ArrayNode items = arguments.putArray("round");
    round.forEach(asked -> items.add(Wire.json(asked)));
    ObjectNode reply = link.call("judge", arguments, limit);
    return reading("judge", () -> judged(reply, round.size()));
  }

  private static List<Judged> judged(ObjectNode reply, int questions) {
    List<Judged> all = new ArrayList<>();
    for (JsonNode node : reply.path("judged")) {
      Judged judged = Wire.judged(node);
      if (judged.question() < 0 || judged.question() >= questions) {
        throw new IllegalArgumentException(
            "question " + judged.question() + " is judged, and " + questions + " were asked");
      }
      all.add(judged);
    }
    return all;
  }

  /**
   * Measures a round's answers beside each other; nothing of it is a score yet.
   *
   * @param round with each question's answers, the earliest neuron's first
   * @param means what each neuron gained lately, from 0 to 1
   * @param seed the round's 32 bytes
   */
  public List<Measured> measure(
      List<Asked> round, Map<String, Double> means, byte[] seed, Duration limit) {
    ObjectNode arguments = arguments().put("seed", seed);
    ArrayNode items = arguments.putArray("round");
    round.forEach(asked -> items.add(Wire.json(asked)));
    ObjectNode lately = arguments.putObject("means");
    means.forEach(lately::put);
    ObjectNode reply = link.call("measure", arguments, limit);
    return reading("measure", () -> MeasureWire.measured(reply.path("measured"), round));
  }

  static <T> T reading(String op, Supplier<T> reply) {
    try {
      return reply.get();
    } catch (IllegalArgumentException e) {
      throw new WorkerFault(
          "WORKER_REPLY", Blame.PLUGIN, op + " was answered wrongly: " + e.getMessage());
    }
  }

  /** What the plugin measured, as the worker said when it was last asked whether it reads. */
  public PluginMeasures measures() {
    return link.measures(session);
  }

  /** Closes the plugin's role; a worker without another one ends. */
  public void stop(Duration limit) {
    link.call("stop", arguments(), limit);
  }

  /** The same in a process that others use or are about to; does not wait. */
  public CompletableFuture<ObjectNode> stop() {
    link.forget(session);
    return link.send("stop", arguments().put("others", true));
  }
}
