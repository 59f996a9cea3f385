package io.myelin.host.worker;

import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import io.myelin.worker.link.ModelStore;
import io.myelin.worker.link.PluginClient;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Real worker processes that run the {@link TestSubnet}. */
public final class TestWorkers {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** What this system offers; asked once. */
  public static final Containment CONTAINMENT =
      Containment.here(
          Mode.TRY,
          Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
              .map(Path::of)
              .toList());

  private TestWorkers() {}

  /** A worker that has begun to start. */
  public static Worker start(Path folder, PluginClient.Role role) throws IOException {
    Worker worker = new Worker(spec(folder, role), reason -> {});
    worker.start();
    return worker;
  }

  static Worker.Spec spec(Path folder, PluginClient.Role role) throws IOException {
    return spec(folder, role, MemoryLimits.DEFAULT);
  }

  static Worker.Spec spec(Path folder, PluginClient.Role role, MemoryLimits limits)
      throws IOException {
    RunFolder run = RunFolder.prepare(folder.resolve("run"));
    Path workerJar = run.copy(workerJar(folder.resolve("worker.jar")));
    Path pluginJar = run.copy(pluginJar(folder.resolve("plugin.jar")));
    return spec(run, workerJar, pluginJar, folder, role, limits);
  }

  static Worker.Spec spec(
      RunFolder run,
      Path workerJar,
      Path pluginJar,
      Path folder,
      PluginClient.Role role,
      MemoryLimits limits) {
    return new Worker.Spec(
        "test",
        Optional.empty(),
        role,
        Map.of(),
        limits,
        run,
        new ModelStore(folder.resolve("models")),
        Reach.of(folder.resolve("data")),
        workerJar,
        pluginJar,
        CONTAINMENT,
        folder.resolve("worker.log"));
  }

  static Worker.Spec with(Worker.Spec usual, Map<String, String> settings) {
    return new Worker.Spec(
        usual.name(),
        usual.share(),
        usual.role(),
        settings,
        usual.limits(),
        usual.run(),
        usual.models(),
        usual.reach(),
        usual.workerJar(),
        usual.pluginJar(),
        usual.containment(),
        usual.log());
  }

  /** Waits until the plugin is loaded. */
  public static Worker.Status ready(Worker worker) throws InterruptedException {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Worker.Status status = worker.status();
      if (status.state() == Worker.State.READY) {
        return status;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    throw new AssertionError("not ready: " + worker.status());
  }

  /** A jar that only points at the classes of this test. */
  public static Path workerJar(Path file) throws IOException {
    Manifest manifest = manifest();
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return file;
  }

  /** The jar of the test's own plugin. */
  public static Path pluginJar(Path file) throws IOException {
    return pluginJar(file, "1.0.0");
  }

  public static Path pluginJar(Path file, String version) throws IOException {
    Manifest manifest = manifest();
    manifest.getMainAttributes().putValue("Plugin-Id", "test");
    manifest.getMainAttributes().putValue("Plugin-Version", version);
    manifest.getMainAttributes().putValue("Plugin-Requires", ">=2.0.0 & <3.0.0");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      add(jar, "META-INF/services/" + Subnet.class.getName(), TestSubnet.class.getName());
      String description = SubnetDescription.of("test", version, new TestSubnet()).json();
      add(jar, SubnetDescription.PATH, description);
      String code = TestSubnet.class.getName().replace('.', '/');
      Path classes =
          Path.of(TestSubnet.class.getProtectionDomain().getCodeSource().getLocation().getPath());
      try (Stream<Path> all = Files.list(classes.resolve(code).getParent())) {
        for (Path each : all.filter(TestWorkers::isTestSubnet).sorted().toList()) {
          jar.putNextEntry(new JarEntry(classes.relativize(each).toString()));
          jar.write(Files.readAllBytes(each));
          jar.closeEntry();
        }
      }
    }
    return file;
  }

  private static boolean isTestSubnet(Path file) {
    return file.getFileName().toString().matches("TestSubnet(\\$.*)?\\.class");
  }

  private static void add(JarOutputStream jar, String path, String text) throws IOException {
    jar.putNextEntry(new JarEntry(path));
    jar.write(text.getBytes(StandardCharsets.UTF_8));
    jar.closeEntry();
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    return manifest;
  }
}
