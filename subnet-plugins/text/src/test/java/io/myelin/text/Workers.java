package io.myelin.text;

import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.worker.link.Confinement;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Worker processes that know the packaged plugin only by its jar. */
final class Workers {
  static final Duration LIMIT = Duration.ofSeconds(30);
  static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));

  private Workers() {}

  static WorkerProcess start(String name, Path folder) throws IOException {
    return WorkerProcess.start(
        new WorkerProcess.Spec(
            name,
            folder,
            hostClassPath(),
            folder.resolve(name + ".log"),
            64,
            LIMIT,
            confinement(folder)));
  }

  /** Opens a role as a host does, with the models of the jar. */
  static PluginClient.Opened load(
      WorkerProcess worker, Path folder, Role role, Map<String, String> settings)
      throws IOException {
    Map<String, Path> models = new ModelStore(folder.resolve("store")).of(JAR);
    return worker
        .client()
        .load(new PluginClient.Opening(JAR, role, "test", settings, models), LIMIT);
  }

  /** It may read the jar and the models that a test lays into its folder. */
  static Confinement confinement(Path folder) {
    return Confinement.of(Containment.here(Mode.TRY, hostClassPath()), List.of(JAR, folder), 512);
  }

  private static List<Path> hostClassPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                entry.matches(
                    ".*(plugin-worker|containment|jffi-|subnet-spi|subnet-contract|pf4j|semver|slf4j|jackson).*"))
        .map(Path::of)
        .toList();
  }
}
