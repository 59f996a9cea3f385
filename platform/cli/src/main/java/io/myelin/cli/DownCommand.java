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
      process.destroy();
      try {
        process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
      } catch (TimeoutException late) {
        process.destroyForcibly();
      }
    }
    System.out.println(node.json() ? "{\"stopped\":true}" : "Stopped.");
    return 0;
  }
}
