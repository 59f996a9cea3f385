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

  private final DataFolder data;
  private final PlatformProcess platform;
  private final PrintStream log;
  private volatile boolean stopping;
  private volatile Optional<Process> current = Optional.empty();

  public Supervisor(
      Installation installation, DataFolder data, int port, String preset, PrintStream log) {
    this.data = data;
    this.platform = new PlatformProcess(installation, data, port, preset);
    this.log = log;
  }

  /** Runs until stopped or refused; the value is an exit code. */
  public int run() throws IOException, InterruptedException {
    Files.createDirectories(data.logs());
    data.writePid("supervisor", ProcessHandle.current().pid());
    data.forgetRefusal();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop-platform"));
    Duration pause = FIRST_PAUSE;
    while (!stopping) {
      Instant started = Instant.now();
      Process process = platform.start();
      current = Optional.of(process);
      data.writePid("platform", process.pid());
      note("platform started, pid " + process.pid());
      int code = await(process);
      if (stopping) {
        return 0;
      }
      if (data.refusal().isPresent()) {
        note("not restarted: " + data.refusal().get());
        return 1;
      }
      if (Duration.between(started, Instant.now()).compareTo(STEADY) > 0) {
        pause = FIRST_PAUSE;
      }
      note(
          "platform ended: " + reason(code) + "; starting it again in " + pause.toSeconds() + " s");
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
    return 0;
  }

  // A server whose application refused to start stays alive and answers 404, so the refusal file
  // is looked at while it runs.
  private int await(Process process) throws InterruptedException {
    while (!process.waitFor(500, TimeUnit.MILLISECONDS)) {
      if (data.refusal().isPresent()) {
        end(process);
      }
    }
    return process.exitValue();
  }

  /** Ends the platform and returns when it is gone. */
  public void stop() {
    stopping = true;
    current.filter(Process::isAlive).ifPresent(this::end);
    try {
      data.forget("platform");
      data.forget("supervisor");
    } catch (IOException leftBehind) {
      note("pid files stay: " + leftBehind.getMessage());
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
