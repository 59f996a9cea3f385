package io.myelin.host;

import io.myelin.containment.Mode;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this host finds its chain, its data and the built files; set by the launcher.
 *
 * @param node the root of the chain node, and of the axons it hands over
 * @param bind the address the server listens on
 * @param strict whether a neuron that cannot run ends the start
 * @param refusal the file in which a start is refused
 * @param contain how workers are to be contained; empty when nobody said
 */
public record HostSettings(
    URI node,
    String bind,
    Path data,
    Path dist,
    String preset,
    boolean strict,
    Optional<Path> refusal,
    Optional<Mode> contain) {
  public static HostSettings fromSystem() {
    return new HostSettings(
        URI.create(System.getProperty("myelin.node", "http://127.0.0.1:9944")),
        System.getProperty("myelin.bind", "127.0.0.1"),
        Path.of(System.getProperty("myelin.data", "data")),
        Path.of(System.getProperty("myelin.dist", "dist")),
        System.getProperty("myelin.preset", "none"),
        Boolean.getBoolean("myelin.strict"),
        Optional.ofNullable(System.getProperty("myelin.refusal")).map(Path::of),
        Optional.ofNullable(System.getProperty("myelin.contain")).map(Mode::parse));
  }

  Path state() {
    return data.resolve("host");
  }

  /** What a neuron's plugin says. */
  Path log(String neuron) {
    return data.resolve("logs").resolve("worker-" + neuron + ".log");
  }

  Path evidence() {
    return data.resolve("evidence");
  }

  /** What only holds while this host runs. */
  Path run() {
    return data.resolve("run");
  }

  /** Model files by their digest. */
  Path models() {
    return data.resolve("models");
  }

  /** Attachments by their digest. */
  Path blobs() {
    return data.resolve("blobs");
  }

  Path workerJar() {
    return dist.resolve("plugin-worker.jar");
  }

  /**
   * How much containment a worker of this jar needs.
   *
   * @param jar as its operator named it, not the copy that runs
   */
  Mode contain(Path jar) {
    boolean foreign = !jar.toAbsolutePath().startsWith(dist.toAbsolutePath());
    return contain.orElse(preset.equals("enterprise") && foreign ? Mode.REQUIRE : Mode.TRY);
  }

  /** The jars that come with the program. */
  Path plugins() {
    return dist.resolve("plugins");
  }
}
