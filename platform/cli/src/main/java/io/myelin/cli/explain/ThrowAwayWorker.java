package io.myelin.cli.explain;

import io.myelin.containment.Containment;
import io.myelin.contract.Settings;
import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.evidence.Recount;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.link.BlobRequests;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.JarDescription;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Opened;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A contained process with the validator's side of the jar that judged, for one recount.
 *
 * @param classPath of the worker
 * @param models model files by their digest; need not exist
 */
record ThrowAwayWorker(List<Path> classPath, Path models, Containment containment) {
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int LEAST_MEGABYTES = 1024;
  private static final int HEAP_MEGABYTES = 384;

  /**
   * What a recount says.
   *
   * @param contained what kept the jar from the rest of the machine
   */
  record Answer(Recount.Result result, String contained) {}

  /**
   * @param replaced settings that take the place of the recorded ones
   * @param kept where the attachments lie that the evidence names
   */
  Answer recount(
      RoundEvidence evidence,
      Path jar,
      Map<String, String> replaced,
      EvidenceBlobs attachments,
      BlobStore kept)
      throws IOException, Refusal {
    Map<String, String> settings = new LinkedHashMap<>(evidence.plugin().settings());
    settings.putAll(
        JarDescription.of(jar)
            .map(said -> Settings.named(said.settings(), replaced))
            .orElse(replaced));
    boolean redraw = replaced.isEmpty() && evidence.plugin().withheld().isEmpty();
    Path folder = Files.createTempDirectory("explain-").toRealPath();
    try (WorkerProcess worker = start(folder, jar, settings)) {
      BlobStore own = EvidenceBlobs.store(folder.resolve("blobs"));
      attachments.copy(kept, own);
      worker
          .client()
          .serve(new BlobRequests(worker, own, EvidenceBlobs.shelf(own), HostRequests.NONE));
      Map<String, Path> files = new ModelStore(store(folder)).of(jar);
      Opened opened =
          worker
              .client()
              .load(
                  new PluginClient.Opening(
                      jar, Role.VALIDATOR, evidence.validator(), settings, files),
                  START);
      return new Answer(
          Recount.of(evidence, worker.client(), opened, redraw, LIMIT), worker.holds().sentence());
    } catch (WorkerFault e) {
      throw new Refusal(
          "The recount of " + evidence.plugin().id() + " " + evidence.plugin().version(),
          String.valueOf(e.getMessage()),
          "the validator's side of the plugin, as it ran",
          "A setting that names a file of the validator's machine is replaced with --set NAME=VALUE;"
              + " a model that is missing is fetched with model fetch.");
    } finally {
      delete(folder);
    }
  }

  /** What a worker may read has to be there when it starts. */
  private Path store(Path folder) throws IOException {
    return Files.isDirectory(models) ? models : Files.createDirectories(folder.resolve("models"));
  }

  private WorkerProcess start(Path folder, Path jar, Map<String, String> settings)
      throws IOException {
    List<Path> readable = new ArrayList<>(List.of(jar, store(folder)));
    settings.values().forEach(value -> readable.addAll(named(value)));
    int asked = JarDescription.of(jar).map(SubnetDescription::memoryMegabytes).orElse(0);
    return WorkerProcess.start(
        new WorkerProcess.Spec(
            "explain",
            folder,
            classPath,
            folder.resolve("explain.log"),
            HEAP_MEGABYTES,
            START,
            Confinement.of(
                containment, readable, Math.max(LEAST_MEGABYTES, asked + HEAP_MEGABYTES))));
  }

  private static List<Path> named(String setting) {
    try {
      Path path = Path.of(setting);
      return path.isAbsolute() && Files.exists(path) ? List.of(path) : List.of();
    } catch (InvalidPathException text) {
      return List.of();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
