package io.myelin.host;

import java.net.URI;
import java.nio.file.Path;

/** Where this host finds its chain, its data and the built files; set by the launcher. */
public record HostSettings(int port, Path data, Path dist, String preset) {
  public static HostSettings fromSystem() {
    return new HostSettings(
        Integer.getInteger("myelin.port", 9944),
        Path.of(System.getProperty("myelin.data", "data")),
        Path.of(System.getProperty("myelin.dist", "dist")),
        System.getProperty("myelin.preset", "none"));
  }

  public URI node() {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  Path state() {
    return data.resolve("host");
  }

  Path evidence() {
    return data.resolve("evidence");
  }

  Path workerJar() {
    return dist.resolve("plugin-worker.jar");
  }

  Path pluginJar() {
    return dist.resolve("plugins/text.jar");
  }
}
