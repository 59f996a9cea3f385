package io.myelin.cli.supervisor;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps one platform process running: starts it, starts it again when it dies, and gives up only
 * when the first start fails, for which somebody waits.
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
  private String lastTrouble = "";
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
    data.prepare();
    if (data.platform().isPresent()) {
      throw data.taken();
    }
    lock = Optional.of(FolderLock.take(data));
    Thread hook = new Thread(this::stop, "stop-platform");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      forgetEarlierRun();
      data.writePid("supervisor", ProcessHandle.current().pid());
      data.note("address", Optional.of(launch.address().toString()));
      data.forgetRefusal();
      return keepRunning();
    } finally {
      stop();
    }
  }

  private void forgetEarlierRun() {
    try {
      data.forgetRun();
    } catch (IOException notNow) {
      say(notNow);
    }
  }

  private int keepRunning() throws IOException, InterruptedException {
    Duration pause = FIRST_PAUSE;
    boolean first = true;
    while (!stopping) {
      long started = System.nanoTime();
      String ended = turn(first);
      if (stopping) {
        return 0;
      }
      Optional<String> refusal = data.refusal();
      if (refusal.isPresent() && first) {
        note("not restarted: " + refusal.get());
        return 1;
      }
      first = false;
      refusal.ifPresent(this::setAside);
      if (System.nanoTime() - started > STEADY.toNanos()) {
        pause = FIRST_PAUSE;
      }
      note(ended + "; starting it again in " + pause.toSeconds() + " s");
      TimeUnit.MILLISECONDS.sleep(pause.toMillis());
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }
    return 0;
  }

  // What refuses a chain that has served before may be the moment's, as a full disk is.
  private void setAside(String refusal) {
    note("refused: " + refusal);
    try {
      data.forgetRefusal();
    } catch (IOException notNow) {
      say(notNow);
    }
  }

  // One life of the platform, and how it ended. Whoever waits for the first start is told at once
  // that the disk is full or a built file is missing; later that may pass, and the node comes back.
  private String turn(boolean first) throws IOException, InterruptedException {
    Optional<Process> started;
    DeployWatch watch;
    try {
      LogFile.rollOfPlatform(data);
      PlatformProcess platform = new PlatformProcess(installation, data, launch, first);
      watch = new DeployWatch(data.platformLog(), installation.applications());
      started = begin(platform.prepare());
    } catch (IOException | Refusal failed) {
      if (first) {
        throw failed;
      }
      return "platform not started: " + failed;
    }
    if (started.isEmpty()) {
      return "platform not started: it was stopped before";
    }
    Process process = started.get();
    note("platform started, pid " + process.pid());
    return "platform ended: " + reason(await(process, watch, first));
  }

  /** What is begun after a stop would be ended by nobody. */
  private synchronized Optional<Process> begin(ProcessBuilder platform) throws IOException {
    if (!stopping) {
      current = Optional.of(platform.start());
      return current;
    }
    return Optional.empty();
  }

  // A server whose application refused to start stays alive and answers 404, so the refusal file
  // and the log are looked at while it runs. What fails on the first start will fail on the next;
  // later a failure may be the moment's (a full disk), and the chain is worth another try.
  private int await(Process process, DeployWatch watch, boolean first)
      throws IOException, InterruptedException {
    boolean noted = false;
    boolean serves = false;
    Optional<String> before = Optional.empty();
    do {
      Optional<String> failure = Optional.empty();
      // Neither note nor log is worth a platform that runs: they are tried again.
      try {
        if (!noted && !stopping) {
          data.writePid("platform", process.pid());
          noted = true;
        }
        serves = serves || watch.complete();
        Optional<String> seen = serves ? Optional.empty() : watch.failure();
        // The reason may be in a line that is still to be written: what is seen twice counts.
        failure = seen.equals(before) ? seen : Optional.empty();
        before = seen;
      } catch (IOException notNow) {
        say(notNow);
      }
      if (failure.isPresent() && data.refusal().isEmpty()) {
        note(failure.get());
        if (first) {
          data.refuse(failure.get());
        }
      }
      if (data.refusal().isPresent() || failure.isPresent()) {
        end(process);
      }
    } while (!process.waitFor(500, TimeUnit.MILLISECONDS));
    if (first && !stopping && data.refusal().isEmpty() && !watch.chainServes()) {
      data.refuse(
          watch
              .failure()
              .orElse(
                  "The platform ended while it was starting: "
                      + reason(process.exitValue())
                      + "; the log is "
                      + data.platformLog()));
    }
    return process.exitValue();
  }

  private void say(IOException failed) {
    String trouble = "goes on without its notes: " + failed;
    if (!trouble.equals(lastTrouble)) {
      lastTrouble = trouble;
      note(trouble);
    }
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
