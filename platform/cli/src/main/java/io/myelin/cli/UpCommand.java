package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.NodeProbe;
import io.myelin.cli.supervisor.Preflight;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.cli.supervisor.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a node with everything in it; returns (or shows a live line) once it makes blocks. */
@Command(
    name = "up",
    description = "Start the platform: chain, market and console on one port of 127.0.0.1.",
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  private static final Duration START_LIMIT = Duration.ofMinutes(4);

  @Mixin private final NodeOptions node = new NodeOptions();

  @Option(names = "--detach", description = "Return when block 1 exists; keep running behind.")
  private boolean detach;

  @Option(
      names = "--preset",
      paramLabel = "P",
      description = "Genesis: dev, enterprise or a file (default: ${DEFAULT-VALUE}).")
  private String preset = "dev";

  @Override
  public Integer call() throws Exception {
    DataFolder data = node.data();
    Installation installation = Installation.current();
    if (Files.isRegularFile(Path.of(preset))) {
      preset = Path.of(preset).toAbsolutePath().toString();
    }
    Preflight.check(installation, data, node.port(), preset);
    Files.createDirectories(data.logs());
    data.forgetRefusal();
    say("Starting on port " + node.port() + " with data in " + data.root() + " ...");
    return detach ? detached(data) : foreground(installation, data);
  }

  private int detached(DataFolder data) throws IOException, InterruptedException {
    Process supervisor = spawn(data);
    if (awaitBlockOne(data, supervisor.toHandle()).isEmpty()) {
      supervisor.destroy();
      supervisor.waitFor();
      throw new Refusal(failure(data));
    }
    welcome();
    return 0;
  }

  private int foreground(Installation installation, DataFolder data)
      throws IOException, InterruptedException {
    Supervisor supervisor;
    try (PrintStream log =
        new PrintStream(Files.newOutputStream(data.supervisorLog()), true, "UTF-8")) {
      supervisor = new Supervisor(installation, data, node.port(), preset, log);
      CompletableFuture<Integer> running =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return supervisor.run();
                } catch (IOException | InterruptedException failure) {
                  throw new IllegalStateException(failure.getMessage(), failure);
                }
              });
      if (awaitBlockOne(data, ProcessHandle.current(), running).isEmpty()) {
        supervisor.stop();
        throw new Refusal(failure(data));
      }
      welcome();
      say("Ctrl-C stops it.");
      NodeProbe probe = new NodeProbe(node.port());
      while (!running.isDone()) {
        Optional<Long> height = probe.height();
        System.err.print("\r\033[K" + height.map(h -> "block " + h).orElse("not answering"));
        Thread.sleep(1000);
      }
      return running.join();
    }
  }

  private Optional<Long> awaitBlockOne(DataFolder data, ProcessHandle supervisor)
      throws InterruptedException {
    return awaitBlockOne(data, supervisor, new CompletableFuture<>());
  }

  private Optional<Long> awaitBlockOne(
      DataFolder data, ProcessHandle supervisor, CompletableFuture<Integer> ended)
      throws InterruptedException {
    NodeProbe probe = new NodeProbe(node.port());
    long started = System.nanoTime();
    boolean answered = false;
    while (System.nanoTime() - started < START_LIMIT.toNanos()) {
      Optional<Long> height = probe.height();
      if (height.filter(h -> h >= 1).isPresent()) {
        return height;
      }
      if (height.isPresent() && !answered) {
        answered = true;
        say("The chain answers; waiting for block 1 ...");
      }
      if (data.refusal().isPresent() || !supervisor.isAlive() || ended.isDone()) {
        return Optional.empty();
      }
      Thread.sleep(200);
    }
    return Optional.empty();
  }

  private static String failure(DataFolder data) {
    return data.refusal()
        .orElse("The node did not make a block; what it said is in " + data.platformLog() + ".");
  }

  private Process spawn(DataFolder data) throws IOException {
    List<String> command = new ArrayList<>();
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      // A session of its own: closing the terminal does not end the node.
      command.add(setsid.toString());
    }
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx32m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Dmyelin.home=" + Installation.current().home(),
            "-jar",
            Installation.current().dist().resolve("myelin.jar").toString(),
            "supervise",
            "--port=" + node.port(),
            "--data=" + data.root(),
            "--preset=" + preset));
    return new ProcessBuilder(command)
        .directory(data.root().toFile())
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.supervisorLog().toFile()))
        .start();
  }

  private void welcome() {
    String options = node.port() == 9944 ? "" : " --port " + node.port();
    if (node.json()) {
      System.out.println(
          "{\"console\":\"http://127.0.0.1:"
              + node.port()
              + "/console/\",\"port\":"
              + node.port()
              + "}");
      return;
    }
    System.out.println("Running. Console: http://127.0.0.1:" + node.port() + "/console/");
    System.out.println("Wallets and SDKs: ws://127.0.0.1:" + node.port());
    System.out.println("Try next: ./myelin status" + options + "   Stop: ./myelin down" + options);
  }

  private static void say(String progress) {
    System.err.println(progress);
  }
}
