package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Launch;
import io.myelin.cli.supervisor.NodeProbe;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.cli.supervisor.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A node that lives as long as this command: a line says how it is until Ctrl-C. */
final class Foreground {
  private static final Duration LIVE = Duration.ofSeconds(1);

  /** Where nobody watches, a line is kept, so there are fewer of them. */
  private static final Duration LOGGED = Duration.ofSeconds(10);

  private final Installation installation;
  private final DataFolder data;
  private final Launch launch;
  private final boolean terminal = Boolean.getBoolean("myelin.terminal");
  private volatile boolean interrupted;

  Foreground(Installation installation, DataFolder data, Launch launch) {
    this.installation = installation;
    this.data = data;
    this.launch = launch;
  }

  int run(Runnable welcome) throws IOException, InterruptedException {
    try (PrintStream log =
        new PrintStream(
            Files.newOutputStream(
                data.supervisorLog(), StandardOpenOption.CREATE, StandardOpenOption.APPEND),
            true,
            StandardCharsets.UTF_8)) {
      Supervisor supervisor = new Supervisor(installation, data, launch, log);
      FutureTask<Integer> running = new FutureTask<>(supervisor::run);
      Thread thread = new Thread(running, "supervisor");
      thread.setDaemon(true);
      Runtime.getRuntime().addShutdownHook(new Thread(this::interrupt, "say-stopping"));
      thread.start();
      NodeProbe probe = new NodeProbe(launch.address(), data);
      StartWatch.Outcome outcome =
          new StartWatch(
                  data,
                  probe,
                  () -> !running.isDone(),
                  installation.applicationNames(),
                  launch.neurons(data))
              .await();
      if (outcome.failure().isEmpty()) {
        welcome.run();
        outcome.missing().ifPresent(System.err::println);
        System.err.println("Ctrl-C stops it.");
        show(thread, probe);
      }
      supervisor.stop();
      return ended(running, outcome.failure());
    }
  }

  private void interrupt() {
    interrupted = true;
    System.err.println((terminal ? "\r\033[K" : "") + "Stopping ...");
  }

  private void show(Thread supervising, NodeProbe probe) throws InterruptedException {
    while (supervising.isAlive() && !interrupted) {
      String line = probe.status().map(Foreground::line).orElse("the node does not answer");
      if (!interrupted) {
        System.err.print(terminal ? "\r\033[K" + line : line + System.lineSeparator());
      }
      supervising.join((terminal ? LIVE : LOGGED).toMillis());
    }
  }

  private static String line(JsonNode status) {
    List<WorkerRow> workers = WorkerRow.all(status.path("workers"));
    return "block "
        + status.path("head").path("number").asText()
        + "  "
        + (workers.isEmpty() ? "no workers" : WorkerRow.count(workers) + " workers ready")
        + status
            .path("reason")
            .asText("")
            .transform(reason -> reason.isEmpty() ? "" : "  " + reason);
  }

  private int ended(FutureTask<Integer> running, Optional<String> failure)
      throws InterruptedException, IOException {
    try {
      int code = running.get();
      Optional<String> reason = data.refusal().or(() -> failure);
      data.forgetRefusal();
      if (reason.isPresent() && !interrupted) {
        throw new Refusal(reason.get());
      }
      return code;
    } catch (ExecutionException failed) {
      throw new Refusal(
          Optional.ofNullable(failed.getCause())
              .map(Myelin::sentence)
              .orElse("the supervisor failed"));
    }
  }
}
