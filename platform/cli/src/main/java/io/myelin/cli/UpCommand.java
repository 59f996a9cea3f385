package io.myelin.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.cli.access.SignInCommand;
import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Jvm;
import io.myelin.cli.supervisor.Launch;
import io.myelin.cli.supervisor.LogFile;
import io.myelin.cli.supervisor.NodeProbe;
import io.myelin.cli.supervisor.Preflight;
import io.myelin.cli.supervisor.Refusal;
import io.myelin.client.ClientException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts a node with everything in it; returns (or shows a live line) once it is all there. */
@Command(
    name = "up",
    description = {
      "Start the platform: chain, market and console on one port.",
      "--json: {console, rpc, port, data}"
    },
    mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {
  @Mixin private final NodeOptions node = new NodeOptions();
  @Mixin private final LaunchOptions options = new LaunchOptions();

  @Option(
      names = "--detach",
      description =
          "Return when the node is up; keep running behind. Fails, and leaves the node running,"
              + " when a worker is not ready.")
  private boolean detach;

  @Override
  public Integer call() throws Exception {
    DataFolder data = node.data();
    Installation installation = Installation.current();
    Launch launch = options.launch(node.startPort(), data);
    Preflight.check(installation, data, launch);
    data.prepare();
    LogFile.roll(data.supervisorLog());
    data.forgetRefusal();
    System.err.println(
        "Starting on port " + launch.port() + " with data in " + data.root() + " ...");
    if (detach) {
      return detached(data, launch);
    }
    return new Foreground(installation, data, launch).run(() -> welcome(data, launch));
  }

  private int detached(DataFolder data, Launch launch) throws IOException, InterruptedException {
    Process supervisor = spawn(data, launch);
    StartWatch.Outcome outcome =
        new StartWatch(
                data,
                new NodeProbe(launch.address(), data),
                supervisor::isAlive,
                Installation.current().applicationNames(),
                launch.neurons(data))
            .await();
    if (outcome.failure().isPresent()) {
      supervisor.destroy();
      supervisor.waitFor();
      data.forgetRefusal();
      throw new Refusal(outcome.failure().get());
    }
    if (outcome.missing().isPresent()) {
      // The chain and the other neurons are worth keeping; whoever waits decides.
      throw new Refusal(
          outcome.missing().get()
              + ". The node keeps running with the others: ./myelin status"
              + node.suffix()
              + " shows how they are, ./myelin down"
              + node.suffix()
              + " stops it.");
    }
    welcome(data, launch);
    return 0;
  }

  private static Process spawn(DataFolder data, Launch launch) throws IOException {
    List<String> program =
        new ArrayList<>(
            List.of(
                "-jar",
                Installation.current().dist().resolve("myelin.jar").toString(),
                "supervise",
                "--data=" + data.root()));
    program.addAll(launch.options());
    ProcessBuilder builder =
        Jvm.ofThisProcess()
            .small(
                List.of(
                    "-Xmx32m",
                    "-XX:TieredStopAtLevel=1",
                    "-Dmyelin.home=" + Installation.current().home()),
                program)
            .directory(data.root().toFile())
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.supervisorLog().toFile()));
    Path setsid = Path.of("/usr/bin/setsid");
    if (Files.isExecutable(setsid)) {
      // A session of its own: closing the terminal does not end the node.
      builder.command().add(0, setsid.toString());
    }
    return builder.start();
  }

  /** Where nobody can sign in yet, the one who starts the node is let in, once. */
  private void firstLink(String more) {
    try {
      boolean needed =
          node.rest().status().path("signIn").asText().equals("required")
              && node.rest().get("/api/v1/users").path("items").isEmpty();
      if (needed) {
        SignInCommand.Link link = SignInCommand.Link.make(node);
        System.out.println("Sign in once, until " + link.expires() + ": " + link.address());
        System.out.println("A new link: ./myelin signin" + more);
      }
    } catch (ClientException notNow) {
      System.err.println("No link to sign in: " + notNow.getMessage());
    }
  }

  private void welcome(DataFolder data, Launch launch) {
    URI address = launch.address();
    String rpc = "ws://" + address.getAuthority();
    if (node.json()) {
      ObjectNode out = new ObjectMapper().createObjectNode();
      out.put("console", address + "/console/").put("rpc", rpc);
      out.put("port", launch.port()).put("data", data.root().toString());
      System.out.println(out);
      return;
    }
    String more = node.suffix();
    firstLink(more);
    System.out.println("Running. Console: " + address + "/console/");
    System.out.println("Wallets and SDKs: " + rpc);
    System.out.println("Try next: ./myelin status" + more + "   Stop: ./myelin down" + more);
  }
}
