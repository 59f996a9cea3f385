package io.myelin.cli.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the serving JVM is started. */
final class PlatformProcess {
  private final Installation installation;
  private final DataFolder data;
  private final Launch launch;
  private final boolean strict;

  /**
   * A start.
   *
   * @param strict whether a neuron that cannot run ends the start, as somebody waits for it
   */
  PlatformProcess(Installation installation, DataFolder data, Launch launch, boolean strict) {
    this.installation = installation;
    this.data = data;
    this.launch = launch;
    this.strict = strict;
  }

  Process start() throws IOException, InterruptedException {
    ServerRoot root = new ServerRoot(installation, launch);
    root.prepare(data.platformLog());
    ProcessBuilder builder =
        new ProcessBuilder(command(root))
            .directory(data.root().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(data.platformLog().toFile()));
    return builder.start();
  }

  List<String> command(ServerRoot root) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-Xmx1g"));
    if (launch.preset().equals("dev")) {
      // Half the processor time of a start; a validator wants the optimising compiler instead.
      command.add("-XX:TieredStopAtLevel=1");
    }
    if (Runtime.version().feature() >= 19) {
      command.addAll(
          List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + root.archive()));
    }
    command.addAll(
        List.of(
            "-Djava.awt.headless=true",
            "-Dmyelin.home=" + installation.home(),
            "-Dmyelin.dist=" + installation.dist(),
            "-Dmyelin.data=" + data.root(),
            "-Dmyelin.preset=" + launch.preset(),
            "-Dmyelin.port=" + launch.port(),
            "-Dmyelin.bind=" + launch.bind(),
            "-Dmyelin.node=" + launch.address(),
            "-Dmyelin.strict=" + strict,
            "-Dmyelin.refusal=" + data.refusalFile()));
    launch.genesis().ifPresent(file -> command.add("-Dmyelin.genesis=" + file));
    command.addAll(
        List.of(
            "-jar",
            root.launcher().toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--prebootcommandfile",
            root.preboot().toString(),
            "--port",
            Integer.toString(launch.port())));
    installation
        .applications()
        .forEach(
            application -> {
              command.add("--deploy");
              command.add(application.toString());
            });
    return command;
  }
}
