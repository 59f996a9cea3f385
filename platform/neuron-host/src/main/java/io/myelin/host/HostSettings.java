package io.myelin.host;

import io.myelin.containment.Mode;
import io.myelin.host.worker.Reach;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Where this host finds its chain, its data and the built files; set by the launcher.
 *
 * @param node the root of the chain node, and of the axons it hands over
 * @param bind the address the server listens on
 * @param strict whether a neuron that cannot run ends the start
 * @param refusal the file in which a start is refused
 * @param contain how workers are to be contained; empty when nobody said
 * @param reach which files the settings of neurons may name
 */
public record HostSettings(
    URI node,
    String bind,
    Path data,
    Path dist,
    String preset,
    boolean strict,
    Optional<Path> refusal,
    Optional<Mode> contain,
    Reach reach) {
  /** Whose settings may name the models of its data folder. */
  public HostSettings(
      URI node,
      String bind,
      Path data,
      Path dist,
      String preset,
      boolean strict,
      Optional<Path> refusal,
      Optional<Mode> contain) {
    this(node, bind, data, dist, preset, strict, refusal, contain, Reach.of(data));
  }

  public static HostSettings fromSystem() {
    Path data = Path.of(System.getProperty("myelin.data", "data"));
    Path dist = Path.of(System.getProperty("myelin.dist", "dist"));
    return new HostSettings(
        URI.create(System.getProperty("myelin.node", "http://127.0.0.1:9944")),
        System.getProperty("myelin.bind", "127.0.0.1"),
        data,
        dist,
        System.getProperty("myelin.preset", "none"),
        Boolean.getBoolean("myelin.strict"),
        Optional.ofNullable(System.getProperty("myelin.refusal")).map(Path::of),
        Optional.ofNullable(System.getProperty("myelin.contain")).map(Mode::parse),
        reach(ConfigProvider.getConfig(), data, dist));
  }

  private static Reach reach(Config config, Path data, Path dist) {
    List<Path> secrets =
        Stream.of(
                config.getOptionalValue("myelin.index.password-file", String.class),
                config.getOptionalValue("myelin.oidc.client-secret-file", String.class))
            .flatMap(Optional::stream)
            .map(Path::of)
            .toList();
    List<Path> readable =
        config
            .getOptionalValues("myelin.readable", String.class)
            .map(named -> named.stream().map(Path::of).toList())
            .orElse(
                List.of(dist.toAbsolutePath().resolveSibling("models"), data.resolve("models")));
    return new Reach(data, secrets, readable);
  }

  /** The same when nobody waits for the start any more. */
  HostSettings started() {
    return new HostSettings(node, bind, data, dist, preset, false, refusal, contain, reach);
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
