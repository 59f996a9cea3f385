package io.myelin.cli;

import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code up --detach} leaves behind; not for people. */
@Command(name = "supervise", hidden = true, description = "Keeps the platform running.")
final class SuperviseCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();
  @Mixin private final LaunchOptions launch = new LaunchOptions();

  @Override
  public Integer call() throws Exception {
    return new Supervisor(
            Installation.current(),
            node.data(),
            launch.launch(node.startPort(), node.data()),
            System.out)
        .run();
  }
}
