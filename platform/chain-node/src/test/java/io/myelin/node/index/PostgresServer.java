package io.myelin.node.index;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL of the machine's, on loopback, with a folder that is thrown away. */
final class PostgresServer implements AutoCloseable {
  static final String PASSWORD = "only-of-this-test";
  private static final String UNPRIVILEGED = "postgres";
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final Path bin;
  private final Path dir;
  private final boolean root;
  private int port;

  private PostgresServer(Path bin, Path dir, boolean root) {
    this.bin = bin;
    this.dir = dir;
    this.root = root;
  }

  /** Starts one; the test is skipped, with the reason, where there is none to start. */
  static PostgresServer start() throws IOException, InterruptedException {
    Optional<Path> bin = programs();
    Assumptions.assumeTrue(bin.isPresent(), "skipped: no initdb and pg_ctl on this machine");
    Path dir = Files.createTempDirectory("myelin-postgres");
    boolean root = Files.getAttribute(dir, "unix:uid").equals(0);
    if (root) {
      // The server refuses to run as root.
      try {
        var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
        Files.setOwner(dir, lookup.lookupPrincipalByName(UNPRIVILEGED));
      } catch (IOException nobody) {
        Assumptions.abort("skipped: running as root, and there is no user " + UNPRIVILEGED);
      }
    }
    PostgresServer server = new PostgresServer(bin.get(), dir, root);
    Path password = Files.writeString(dir.resolve("password"), PASSWORD);
    Files.setOwner(password, Files.getOwner(dir));
    server.run(
        "initdb",
        "-D",
        server.data(),
        "-U",
        "myelin",
        "-A",
        "md5",
        "--locale=C",
        "--encoding=UTF8",
        "--pwfile=" + password);
    server.begin();
    return server;
  }

  /** Starts it, also after a {@link #stop}; another process may have taken its port meanwhile. */
  void begin() throws IOException, InterruptedException {
    Path log = dir.resolve("log");
    for (int tries = 1; ; tries++) {
      if (port == 0) {
        port = freePort();
      }
      try {
        run(
            "pg_ctl",
            "-D",
            data(),
            "-w",
            "-l",
            log.toString(),
            "-o",
            "-h 127.0.0.1 -p " + port + " -k ''",
            "start");
        return;
      } catch (IOException failed) {
        if (tries == 5 || !Files.readString(log).contains("Address already in use")) {
          throw failed;
        }
        port = 0;
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Ends it at once, whoever is connected. */
  void stop() throws IOException, InterruptedException {
    run("pg_ctl", "-D", data(), "-m", "immediate", "-w", "stop");
  }

  /** Where it listens since its last start. */
  IndexSettings settings() {
    return new IndexSettings(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        "myelin",
        Optional.of(dir.resolve("password")),
        Optional.empty());
  }

  @Override
  public void close() throws IOException {
    try {
      stop();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(dir)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private String data() {
    return dir.resolve("data").toString();
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root) {
      command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path log = Files.createTempFile("myelin-postgres", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("PGCTLTIMEOUT", Long.toString(LIMIT.toSeconds()));
    Process process = builder.start();
    if (!process.waitFor(2 * LIMIT.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(command + " failed: " + Files.readString(log));
    }
    Files.delete(log);
  }

  private static Optional<Path> programs() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions.map(version -> version.resolve("bin")).forEach(folders::add);
      }
    }
    return folders.stream()
        .filter(f -> Files.isExecutable(f.resolve("initdb")))
        .filter(f -> Files.isExecutable(f.resolve("pg_ctl")))
        .findFirst();
  }
}
