package io.myelin.testkit;

import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.contract.SubnetDescription;
import io.myelin.worker.blob.BlobStore;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.link.BlobRequests;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.JarDescription;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Real worker processes that know a packaged plugin by its jar alone, contained as far as this
 * system can: what a node does with it.
 */
public final class JarWorkers {
  /** How long a start, a load or a call may take in a test. */
  public static final Duration LIMIT = Duration.ofMinutes(5);

  static final long SHELF_BYTES = 1L << 30;
  private static final int HEAP_MEGABYTES = 64;

  /** What a node's worker has on its class path: neither the plugin nor what it brings along. */
  private static final Pattern WORKER =
      Pattern.compile(
          ".*/(plugin-worker|containment|subnet-spi|subnet-contract)/target/classes"
              + "|.*/(myelin-(plugin-worker|containment|subnet-spi|subnet-contract)|jffi|pf4j"
              + "|java-semver|slf4j|jackson)-[^/]*\\.jar");

  private final Path jar;
  private final Path folder;
  private final Confinement confinement;

  private JarWorkers(Path jar, Path folder, Confinement confinement) {
    this.jar = jar;
    this.folder = folder;
    this.confinement = confinement;
  }

  /** Asked once: it takes a small JVM's start. */
  private static final class Host {
    static final Containment CONTAINMENT = Containment.here(Mode.TRY, classPath());
  }

  /**
   * @param jar what the build made
   * @param folder for logs and models of the tests; workers may read all that lies in it
   * @throws IllegalArgumentException when the jar does not say what it is
   */
  public static JarWorkers of(Path jar, Path folder) throws IOException {
    SubnetDescription said =
        JarDescription.of(jar)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        jar
                            + " is no jar with a "
                            + SubnetDescription.PATH
                            + "; needed: the packaged plugin, so test it after the phase package"));
    return new JarWorkers(
        jar,
        folder,
        Confinement.of(Host.CONTAINMENT, List.of(jar, folder), said.memoryMegabytes()));
  }

  /** A worker that has loaded nothing yet. */
  public WorkerProcess start(String name) throws IOException {
    WorkerProcess worker = WorkerProcess.start(spec(name, classPath()));
    BlobStore store = blobs(folder);
    Shelf shelf = store.shelf(name, SHELF_BYTES, Duration.ofDays(1));
    worker.client().serve(new BlobRequests(worker, store, shelf, HostRequests.NONE));
    return worker;
  }

  /** What is attached in a folder of tests. */
  static BlobStore blobs(Path folder) {
    return new BlobStore(folder.resolve("blobs"), InstantSource.system());
  }

  /** How one is started, for tests of a start that fails. */
  public WorkerProcess.Spec spec(String name, List<Path> classPath) {
    return new WorkerProcess.Spec(
        name, folder, classPath, folder.resolve(name + ".log"), HEAP_MEGABYTES, LIMIT, confinement);
  }

  /** Opens a role as a node does, with the models that lie in the jar. */
  public PluginClient.Opened load(
      WorkerProcess worker, PluginClient.Role role, Map<String, String> settings)
      throws IOException {
    Map<String, Path> models = new ModelStore(folder.resolve("store")).of(jar);
    return worker
        .client()
        .load(new PluginClient.Opening(jar, role, "test", settings, models), LIMIT);
  }

  /** A worker with an opened role; closing it is the caller's. */
  public WorkerProcess open(String name, PluginClient.Role role, Map<String, String> settings)
      throws IOException {
    WorkerProcess worker = start(name);
    try {
      load(worker, role, settings);
      return worker;
    } catch (IOException | RuntimeException e) {
      worker.close();
      throw e;
    }
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> WORKER.matcher(entry).matches() && !entry.contains("-testkit"))
        .map(Path::of)
        .toList();
  }
}
