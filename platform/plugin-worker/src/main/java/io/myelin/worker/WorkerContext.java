package io.myelin.worker;

import io.myelin.contract.Settings;
import io.myelin.spi.Answering;
import io.myelin.spi.Attachment;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import io.myelin.spi.Task;
import io.myelin.spi.value.Likelihood;
import io.myelin.worker.role.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/** What a plugin sees of its surroundings in a worker. */
final class WorkerContext implements Context {
  private final String neuron;
  private final Manifest manifest;
  private final Map<String, String> settings;
  private final Map<String, Path> models;
  private final Path scratch;
  private final PluginMetrics metrics;
  private final BiConsumer<Double, String> progress;

  /**
   * What the host gives.
   *
   * @param models by name, checked by the host
   * @param progress hears from 0 to 1 how far loading is, and what is done
   */
  record Given(
      String neuron,
      Map<String, String> settings,
      Map<String, Path> models,
      Path scratch,
      BiConsumer<Double, String> progress) {
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
    this.progress = given.progress();
    this.metrics = metrics;
    if (manifest.settings().isEmpty()) {
      Settings.refuseUnknown(settings, List.of());
    } else {
      Settings.read(manifest.settings().get(), settings);
    }
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    if (!manifest.settings().filter(type::equals).isPresent()) {
      throw new IllegalArgumentException(
          type.getName() + " is not the settings record that the manifest names");
    }
    return Settings.read(type, settings);
  }

  @Override
  public Path model(String name) {
    Model model =
        manifest.models().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    SubnetException.operator(
                        "MODEL_MISSING",
                        "model "
                            + name
                            + " is unknown; needed one of "
                            + manifest.models().stream().map(Model::name).toList()));
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
  public Attachment attach(byte[] bytes, String mediaType) {
    throw notSupported("attachments", "put the bytes into the record");
  }

  @Override
  public Attachment attach(Path file, String mediaType) {
    throw notSupported("attachments", "put the bytes into the record");
  }

  @Override
  public List<Expert> experts(String modality) {
    throw notSupported("questions to other subnets", "answer without them");
  }

  @Override
  public <Q extends Record, A extends Record> CompletableFuture<Answered<A>> ask(
      Expert expert, Task<Q, A> task, Q question, Answering.Call call) {
    return CompletableFuture.failedFuture(
        notSupported("questions to other subnets", "answer without them"));
  }

  @Override
  public void progress(double done, String what) {
    progress.accept(done, what);
  }

  private static SubnetException notSupported(String what, String instead) {
    return SubnetException.operator(
        "NOT_SUPPORTED", what + " are not supported by this platform yet; " + instead);
  }
}
