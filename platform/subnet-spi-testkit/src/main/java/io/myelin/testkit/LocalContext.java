package io.myelin.testkit;

import io.myelin.spi.Answering;
import io.myelin.spi.Attachment;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.SubnetException;
import io.myelin.spi.Task;
import io.myelin.spi.value.Likelihood;
import io.myelin.worker.role.Declared;
import io.myelin.worker.role.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** What a plugin sees of its surroundings in a test: the real checks, local files, no market. */
final class LocalContext implements Context {
  private final String neuron;
  private final Manifest manifest;
  private final Map<String, String> settings;
  private final Path scratch;
  private final LocalModels models;
  private final LocalExperts experts;

  LocalContext(
      String neuron,
      Manifest manifest,
      Map<String, String> settings,
      Path scratch,
      LocalModels models,
      LocalExperts experts) {
    this.neuron = neuron;
    this.manifest = manifest;
    this.settings = Map.copyOf(settings);
    this.scratch = scratch;
    this.models = models;
    this.experts = experts;
    Declared.requireSettings(manifest, settings);
  }

  @Override
  public <S extends Record> S settings(Class<S> type) {
    return Declared.settings(manifest, type, settings);
  }

  @Override
  public Path model(String name) {
    return models.file(name);
  }

  @Override
  public Likelihood likelihood(String model) {
    throw notHere("a reference model");
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
    return new Metrics() {
      @Override
      public void count(String name, long more) {}

      @Override
      public void record(String name, double value) {}
    };
  }

  @Override
  public RandomGenerator random(String purpose) {
    return Seeds.of(neuron.getBytes(StandardCharsets.UTF_8), purpose);
  }

  @Override
  public Attachment attach(byte[] bytes, String mediaType) throws IOException {
    Path file = Files.createTempFile(scratch, "attached-", "");
    Files.write(file, bytes);
    return experts.blobs().keep(file, mediaType);
  }

  @Override
  public Attachment attach(Path file, String mediaType) throws IOException {
    Path own = Files.createTempFile(scratch, "attached-", "");
    Files.copy(file, own, StandardCopyOption.REPLACE_EXISTING);
    return experts.blobs().keep(own, mediaType);
  }

  @Override
  public List<Expert> experts(String modality) {
    return experts.of(modality);
  }

  @Override
  public <Q extends Record, A extends Record> CompletableFuture<Answered<A>> ask(
      Expert expert, Task<Q, A> task, Q question, Answering.Call call) {
    try {
      return CompletableFuture.completedFuture(experts.ask(manifest, expert, task, question, call));
    } catch (SubnetException e) {
      return CompletableFuture.failedFuture(e);
    } catch (Exception e) {
      return CompletableFuture.failedFuture(
          SubnetException.resources("EXPERT", expert.hotkey() + " did not answer: " + e));
    }
  }

  @Override
  public void progress(double done, String what) {}

  private static SubnetException notHere(String what) {
    return SubnetException.resources("TEST_KIT", what + " is not there in the test kit");
  }
}
