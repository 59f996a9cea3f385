package io.myelin.cli.supervisor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How the serving JVM is started. */
final class PlatformProcess {
  private final Installation installation;
  private final DataFolder data;
  private final int port;
  private final String preset;

  PlatformProcess(Installation installation, DataFolder data, int port, String preset) {
    this.installation = installation;
    this.data = data;
    this.port = port;
    this.preset = preset;
  }

  Process start() throws IOException, InterruptedException {
    ServerRoot root = new ServerRoot(installation, port);
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
    if (preset.equals("dev")) {
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
            "-Dmyelin.preset=" + preset,
            "-Dmyelin.port=" + port,
            "-Dmyelin.refusal=" + data.refusalFile(),
            "-jar",
            root.launcher().toString(),
            "--nohazelcast",
            "--disablephonehome",
            "--prebootcommandfile",
            root.preboot().toString(),
            "--port",
            Integer.toString(port)));
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
