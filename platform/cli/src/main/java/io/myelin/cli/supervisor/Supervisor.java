package io.myelin.cli.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one platform process running: starts it, starts it again when it dies, and gives up only
 * when the platform itself said why it cannot run.
 */
public final class Supervisor {
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int KILLED = 137;

  private final Installation installation;
  private final DataFolder data;
  private final Launch launch;
  private final PrintStream log;
  private volatile boolean stopping;
  private volatile Optional<Process> current = Optional.empty();
  private volatile Optional<FolderLock> lock = Optional.empty();

  public Supervisor(Installation installation, DataFolder data, Launch launch, PrintStream log) {
    this.installation = installation;
    this.data = data;
    this.launch = launch;
    this.log = log;
  }

  /**
   * Runs until stopped or refused; the value is an exit code.
   *
   * @throws Refusal when another supervisor holds the data folder
   */
  public int run() throws IOException, InterruptedException {
    Files.createDirectories(data.logs());
    lock = Optional.of(FolderLock.take(data));
    Thread hook = new Thread(this::stop, "stop-platform");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      data.writePid("supervisor", ProcessHandle.current().pid());
      data.note("address", Optional.of(launch.address().toString()));
      data.forgetRefusal();
      return keepRunning();
    } finally {
      stop();
    }
  }

  private int keepRunning() throws IOException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean first = true;
    while (!stopping) {
      Instant started = Instant.now();
      data.note("deployed", Optional.empty());
      PlatformProcess platform = new PlatformProcess(installation, data, launch, first);
      DeployWatch watch = new DeployWatch(data.platformLog(), installation.applications());
      Process process = platform.start();
      current = Optional.of(process);
      data.writePid("platform", process.pid());
      note("platform started, pid " + process.pid());
      int code = await(process, watch, first);
      if (stopping) {
        return 0;
      }
      if (data.refusal().isPresent()) {
        note("not restarted: " + data.refusal().get());
        return 1;
      }
      first = false;
      if (Duration.between(started, Instant.now()).compareTo(STEADY) > 0) {
        pause = FIRST_PAUSE;
      }
      note(
          "platform ended: " + reason(code) + "; starting it again in " + pause.toSeconds() + " s");
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
    return 0;
  }

  // A server whose application refused to start stays alive and answers 404, so the refusal file
  // and the log are looked at while it runs. What fails on the first start will fail on the next;
  // later a failure may be the moment's (a full disk), and the chain is worth another try.
  private int await(Process process, DeployWatch watch, boolean first)
      throws IOException, InterruptedException {
    boolean deployed = false;
    while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
      if (!deployed && watch.complete()) {
        deployed = true;
        data.note("deployed", Optional.of(Long.toString(process.pid())));
      }
      Optional<String> failure = deployed ? Optional.empty() : watch.failure();
      if (failure.isPresent() && data.refusal().isEmpty()) {
        note(failure.get());
        if (first) {
          data.refuse(failure.get());
        }
      }
      if (data.refusal().isPresent() || failure.isPresent()) {
        end(process);
      }
    }
    if (first && !stopping && data.refusal().isEmpty() && !watch.chainDeployed()) {
      data.refuse(
          "The platform ended while it was starting: "
              + reason(process.exitValue())
              + "; the log is "
              + data.platformLog());
    }
    return process.exitValue();
  }

  /** Ends the platform and returns when it is gone. */
  public synchronized void stop() {
    stopping = true;
    current.filter(Process::isAlive).ifPresent(this::end);
    try {
      if (lock.isPresent()) {
        data.forgetRun();
        lock.get().close();
      }
    } catch (IOException leftBehind) {
      note("notes of the run stay: " + leftBehind.getMessage());
    }
  }

  private void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        note("platform did not end in " + STOP_LIMIT.toSeconds() + " s and is killed");
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(int code) {
    return switch (code) {
      case KILLED -> "killed (signal 9, perhaps out of memory)";
      case 134 -> "aborted in native code (signal 6)";
      case 139 -> "crashed in native code (signal 11)";
      case 143 -> "terminated (signal 15)";
      default -> "exit code " + code;
    };
  }

  private void note(String event) {
    log.println(Instant.now().truncatedTo(ChronoUnit.SECONDS) + " " + event);
  }
}
