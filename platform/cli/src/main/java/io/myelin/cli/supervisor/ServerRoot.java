package io.myelin.cli.supervisor;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * The server unpacked in the data folder, so that a restart neither unpacks it again nor loads its
 * classes without an archive, and whoever may only read the installation can run it.
 */
final class ServerRoot {
  private static final String ORIGIN = "origin.txt";

  private final Installation installation;
  private final DataFolder data;
  private final Launch launch;
  private final Path root;

  ServerRoot(Installation installation, DataFolder data, Launch launch) {
    this.installation = installation;
    this.data = data;
    this.launch = launch;
    this.root = data.run().resolve("server");
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
  void prepare(Path scratch) throws IOException, InterruptedException {
    Path origin = root.resolve(ORIGIN);
    Path pristine = root.resolve("config.pristine");
    String wanted = origin();
    if (!Files.exists(origin) || !Files.readString(origin).equals(wanted)) {
      unpack(scratch);
      copyTree(root.resolve("config"), pristine);
      // Last, as it says that all is there.
      Files.writeString(origin, wanted);
    }
    for (String name : List.of("applications", "generated", "config", "autodeploy")) {
      Trees.delete(root.resolve(name));
    }
    copyTree(pristine, root.resolve("config"));
    Files.write(preboot(), settings());
  }

  // What it was unpacked from, by whom, and where: the launcher names its libraries by their paths.
  private String origin() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(data.root().toRealPath()).append('\n');
    text.append(System.getProperty("java.home")).append(' ').append(Runtime.version());
    List<Path> jars = new ArrayList<>(installation.libraries());
    jars.add(installation.server());
    for (Path jar : jars) {
      CRC32 content = new CRC32();
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        zip.stream()
            .map(entry -> entry.getName() + " " + entry.getCrc() + "\n")
            .forEach(line -> content.update(line.getBytes(StandardCharsets.UTF_8)));
      }
      text.append('\n').append(jar.getFileName()).append(' ').append(content.getValue());
    }
    return text.toString();
  }

  /**
   * One address; connections that stay open for as long as the client likes; headers as the axon
   * protocol needs them; no HTTP/2, which nobody here speaks and whose streams no bound counts.
   */
  private List<String> settings() {
    return Stream.of(
            "network-listeners.network-listener.http-listener.address=" + launch.bind(),
            "network-listeners.network-listener.https-listener.address=" + Launch.LOOPBACK,
            "protocols.protocol.http-listener.http.max-post-size-bytes=16777216",
            "protocols.protocol.http-listener.http.max-connections=-1",
            "protocols.protocol.http-listener.http.header-buffer-length-bytes=131072",
            "protocols.protocol.http-listener.http.max-request-headers=1000",
            "protocols.protocol.http-listener.http.http2-enabled=false",
            // by this name the server asks for the library that bounds sockets
            "protocols.protocol.http-listener.http.comet-support-enabled=true",
            "protocols.protocol.http-listener.http.server-header=false",
            "protocols.protocol.http-listener.http.xpowered-by=false")
        .map(setting -> "set configs.config.server-config.network-config." + setting)
        .toList();
  }

  private void unpack(Path scratch) throws IOException, InterruptedException {
    Trees.delete(root);
    Files.createDirectories(root);
    // The launcher names libraries by path; a copy cannot be overwritten under a running server.
    List<String> libraries = new ArrayList<>();
    for (Path library : installation.libraries()) {
      libraries.add(Files.copy(library, root.resolve(library.getFileName())).toString());
    }
    Path log = data.platformLog();
    Process unpacking =
        Jvm.ofThisProcess()
            .small(
                List.of("-Djava.io.tmpdir=" + scratch),
                List.of(
                    "-jar",
                    installation.server().toString(),
                    "--rootdir",
                    root.toString(),
                    "--addlibs",
                    String.join(File.pathSeparator, libraries),
                    "--outputlauncher"))
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
}
