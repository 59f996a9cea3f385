package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.contract.shape.Refusal;
import io.myelin.spi.Answering;
import io.myelin.spi.Attachment;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.spi.Task;
import io.myelin.spi.value.Likelihood;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Declared;
import io.myelin.worker.role.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** What a plugin sees of its surroundings in a worker. */
final class WorkerContext implements Context {
  private static final int EXPERTS_SECONDS = 10;

  private final String neuron;
  private final Manifest manifest;
  private final Map<String, String> settings;
  private final Map<String, Path> models;
  private final Path scratch;
  private final PluginMetrics metrics;
  private final Host host;
  private final HostAttachments attachments;

  /**
   * What the host gives.
   *
   * @param models by name, checked by the host
   */
  record Given(
      String neuron,
      Map<String, String> settings,
      Map<String, Path> models,
      Path scratch,
      Host host) {
    Given {
      settings = Map.copyOf(settings);
      models = Map.copyOf(models);
    }
  }

  /**
   * @throws SubnetException OPERATOR SETTING when a setting is unknown, missing or wrong
   */
  WorkerContext(Manifest manifest, Given given, PluginMetrics metrics) {
    this.manifest = manifest;
    this.neuron = given.neuron();
    this.settings = given.settings();
    this.models = given.models();
    this.scratch = given.scratch();
    this.host = given.host();
    this.attachments = new HostAttachments(host);
    this.metrics = metrics;
    Declared.requireSettings(manifest, settings);
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    return Declared.settings(manifest, type, settings);
  }

  @Override
  public Path model(String name) {
    Model model = Declared.model(manifest, name);
    Path file = models.get(name);
    if (file == null) {
      throw SubnetException.operator(
          "MODEL_MISSING",
          "model "
              + name
              + " ("
              + model.source()
              + ") is not in this node's model store; needed there: its file with SHA-256 "
              + model.sha256());
    }
    return file;
  }

  @Override
  public Likelihood likelihood(String model) {
    throw notSupported(
        "reference models in a process of their own", "open a model of the subnet's own");
  }

  @Override
  public Path scratch() {
    return scratch;
  }

  @Override
  public System.Logger logger() {
    return System.getLogger("neuron." + neuron);
  }

  @Override
  public Metrics metrics() {
    return metrics;
  }

  @Override
  public RandomGenerator random(String purpose) {
    return Seeds.of(neuron.getBytes(StandardCharsets.UTF_8), purpose);
  }

  @Override
  public Attachment attach(byte[] bytes, String mediaType) throws IOException {
    Path own = Files.createTempFile(scratch, "attached-", "");
    Files.write(own, bytes);
    return attachments.attach(own, mediaType);
  }

  @Override
  public Attachment attach(Path file, String mediaType) throws IOException {
    Path own = Files.createTempFile(scratch, "attached-", "");
    Files.copy(file, own, StandardCopyOption.REPLACE_EXISTING);
    return attachments.attach(own, mediaType);
  }

  @Override
  public List<Expert> experts(String modality) {
    List<Expert> experts = new ArrayList<>();
    for (JsonNode node : waited(host.ask("experts", Wire.object().put("modality", modality)))) {
      experts.add(
          new Expert(
              node.path("netuid").asInt(),
              node.path("hotkey").asText(),
              node.path("incentive").asDouble()));
    }
    return experts;
  }

  private static JsonNode waited(CompletableFuture<ObjectNode> reply) {
    try {
      return reply.get(EXPERTS_SECONDS, TimeUnit.SECONDS).path("experts");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SubnetException refused) {
        throw refused;
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw SubnetException.resources(
          "EXPERTS", "the chain did not say in " + EXPERTS_SECONDS + " s who serves");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SubnetException.resources("EXPERTS", "nobody waits for the experts any more");
    }
  }

  @Override
  public <Q extends Record, A extends Record> CompletableFuture<Answered<A>> ask(
      Expert expert, Task<Q, A> task, Q question, Answering.Call call) {
    long limit = Duration.between(Instant.now(), call.deadline()).toMillis();
    ObjectNode arguments =
        Wire.object()
            .put("netuid", expert.netuid())
            .put("hotkey", expert.hotkey())
            .put("task", task.name())
            .put("limitMillis", Math.max(1, limit));
    arguments.set("question", RecordJson.write(question));
    CompletableFuture<ObjectNode> reply = host.ask("ask", arguments);
    call.onCancel(
        () ->
            reply.completeExceptionally(
                SubnetException.resources("CANCELLED", "nobody waits for the answer any more")));
    return reply.thenApply(
        node ->
            new Answered<>(
                read(node.path("answer"), task, call.deadline()),
                expert,
                node.path("millis").asLong()));
  }

  private <A extends Record> A read(JsonNode answer, Task<?, A> task, Instant until) {
    try {
      return RecordJson.read(
          answer,
          task.answer(),
          attachments.until(until).atMost(task.attachmentBytes(), "the answer"));
    } catch (Refusal e) {
      throw e.blaming(Blame.RESOURCES, "ANSWER");
    }
  }

  @Override
  public void progress(double done, String what) {
    host.progress(done, what);
  }

  private static SubnetException notSupported(String what, String instead) {
    return SubnetException.operator(
        "NOT_SUPPORTED", what + " are not supported by this platform yet; " + instead);
  }
}
