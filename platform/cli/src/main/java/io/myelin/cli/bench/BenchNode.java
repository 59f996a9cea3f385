package io.myelin.cli.bench;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Jvm;
import io.myelin.client.ClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A node that runs until it is stopped: started by {@code up}, as an operator does. When this
 * process is told to end, the node ends too and its folder goes.
 */
public final class BenchNode {
  private final String bench;
  private final BenchFolder folder;
  private final int port;

  private final Thread atExit = new Thread(this::end, "bench-node-end");

  private BenchNode(String bench, BenchFolder folder, int port) {
    this.bench = bench;
    this.folder = folder;
    this.port = port;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * Returns when it makes blocks.
   *
   * @param bench for the reader of a failure
   */
  public static BenchNode start(String bench, BenchFolder folder)
      throws IOException, InterruptedException {
    BenchNode node = new BenchNode(bench, folder, freePort());
    boolean up = false;
    try {
      node.command("up", "--detach", "--genesis=" + folder.genesis(), "--port=" + node.port);
      up = true;
      return node;
    } finally {
      if (!up) {
        node.stop();
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public Path data() {
    return folder.data();
  }

  public ProcessHandle process() {
    return new DataFolder(folder.data())
        .platform()
        .orElseThrow(() -> new ClientException(bench + " stopped: its node ended"));
  }

  /** Of its owner. */
  public Optional<String> token() {
    return new DataFolder(folder.data()).ownerToken(address());
  }

  /** When its process began, by this machine's clock. */
  public long started() {
    return process().info().startInstant().orElseThrow().toEpochMilli();
  }

  /** The most memory it had, resident, in 10^6 bytes. */
  public double megabytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(process().pid()), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .mapToDouble(kilobytes -> kilobytes * 1_024 / 1e6)
        .findFirst()
        .orElse(0);
  }

  private void command(String... words) throws IOException, InterruptedException {
    List<String> program = new ArrayList<>(List.of("-jar"));
    program.add(Installation.current().dist().resolve("myelin.jar").toString());
    program.addAll(List.of(words));
    program.add("--data=" + folder.data());
    Process process =
        Jvm.ofThisProcess()
            .small(
                List.of(
                    "-XX:TieredStopAtLevel=1", "-Dmyelin.home=" + Installation.current().home()),
                program)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new ClientException(bench + ": " + words[0] + " failed: " + said.strip());
    }
  }

  /** Also after a start that failed. */
  public void stop() throws IOException, InterruptedException {
    down();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void end() {
    try {
      down();
      new ThrowAwayFolder(folder.path()).close();
    } catch (IOException | UncheckedIOException | ClientException e) {
      System.err.println(bench + ": " + folder.path() + " is left: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void down() throws IOException, InterruptedException {
    if (new DataFolder(folder.data()).held()) {
      command("down");
    }
  }
}
