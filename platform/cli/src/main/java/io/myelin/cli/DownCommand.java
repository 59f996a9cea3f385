package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Refusal;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the supervisor first, so that nothing starts the platform again. */
@Command(
    name = "down",
    description = "Stop the platform that runs on a data folder.",
    mixinStandardHelpOptions = true)
final class DownCommand implements Callable<Integer> {
  private static final int LIMIT_SECONDS = 45;
  private static final int KILLED_SECONDS = 5;

  @Mixin private final NodeOptions node = new NodeOptions();

  @Override
  public Integer call() throws Exception {
    DataFolder data = node.data();
    Optional<ProcessHandle> supervisor = data.supervisor();
    Optional<ProcessHandle> platform = data.platform();
    if (supervisor.isEmpty() && data.held()) {
      throw new Refusal(
          "A node runs on "
              + data.root()
              + ", but its supervisor cannot be seen from here: it runs in another container or on"
              + " another machine, or its note run/supervisor.pid is gone. Stop it where it was"
              + " started, or end the process that has "
              + data.root().resolve("run/lock")
              + " open.");
    }
    if (supervisor.isEmpty() && platform.isEmpty()) {
      throw new Refusal("Nothing runs on " + data.root() + "; check --data.");
    }
    for (ProcessHandle process :
        Stream.of(supervisor, platform).flatMap(Optional::stream).toList()) {
      end(process);
    }
    System.out.println(node.json() ? "{\"stopped\":true}" : "Stopped.");
    return 0;
  }

  private static void end(ProcessHandle process) throws Exception {
    process.destroy();
    if (!ended(process, LIMIT_SECONDS)) {
      process.destroyForcibly();
      if (!ended(process, KILLED_SECONDS)) {
        throw new Refusal(
            "Process "
                + process.pid()
                + " of this node did not end, not even when killed: it belongs to another user, or"
                + " waits for a disk. End it as its user, then repeat this.");
      }
    }
  }

  private static boolean ended(ProcessHandle process, int seconds) throws Exception {
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException late) {
      return false;
    }
  }
}
