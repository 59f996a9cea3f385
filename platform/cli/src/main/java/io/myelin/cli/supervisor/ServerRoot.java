package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server unpacked once per build, JDK and port, so that a restart neither unpacks it again nor
 * loads its classes without an archive.
 */
final class ServerRoot {
  private final Installation installation;
  private final Launch launch;
  private final Path root;

  ServerRoot(Installation installation, Launch launch) throws IOException {
    this.installation = installation;
    this.launch = launch;
    String key =
        Integer.toHexString(
            List.of(
                    System.getProperty("java.home"),
                    Runtime.version().toString(),
                    Files.size(installation.server()),
                    Files.size(installation.rocksdb()))
                .hashCode());
    this.root = installation.dist().resolveSibling("server").resolve(launch.port() + "-" + key);
  }

  Path launcher() {
    return root.resolve("launch-micro.jar");
  }

  Path archive() {
    return root.resolve("classes.jsa");
  }

  Path preboot() {
    return root.resolve("preboot.txt");
  }

  /** Unpacks if needed, then forgets applications of an earlier start, which would come back. */
  void prepare(Path log) throws IOException, InterruptedException {
    Path pristine = root.resolve("config.pristine");
    if (!Files.exists(pristine)) {
      unpack(log);
      // Its name says that it is whole: a copy that was interrupted must not have it.
      Path fresh = root.resolve("config.pristine.new");
      copyTree(root.resolve("config"), fresh);
      Files.move(fresh, pristine, StandardCopyOption.ATOMIC_MOVE);
    }
    for (String name : List.of("applications", "generated", "config", "autodeploy")) {
      deleteTree(root.resolve(name));
    }
    copyTree(pristine, root.resolve("config"));
    Files.write(preboot(), settings());
  }

  /** One address; connections that stay open for as long as the client likes. */
  private List<String> settings() {
    return Stream.of(
            "network-listeners.network-listener.http-listener.address=" + launch.bind(),
            "network-listeners.network-listener.https-listener.address=" + Launch.LOOPBACK,
            "protocols.protocol.http-listener.http.max-post-size-bytes=16777216",
            "protocols.protocol.http-listener.http.max-connections=-1",
            "protocols.protocol.http-listener.http.server-header=false",
            "protocols.protocol.http-listener.http.xpowered-by=false")
        .map(setting -> "set configs.config.server-config.network-config." + setting)
        .toList();
  }

  private void unpack(Path log) throws IOException, InterruptedException {
    deleteTree(root);
    Files.createDirectories(root);
    // The launcher names the library by path; a copy cannot be overwritten under a running server.
    Path library = root.resolve("rocksdbjni.jar");
    Files.copy(installation.rocksdb(), library, StandardCopyOption.REPLACE_EXISTING);
    Process unpacking =
        new ProcessBuilder(
                Installation.java().toString(),
                "-jar",
                installation.server().toString(),
                "--rootdir",
                root.toString(),
                "--addlibs",
                library.toString(),
                "--outputlauncher")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (unpacking.waitFor() != 0 || !Files.exists(launcher())) {
      throw new Refusal("The server could not be unpacked to " + root + "; see " + log + ".");
    }
  }

  private static void copyTree(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void deleteTree(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> files = Files.walk(tree)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
