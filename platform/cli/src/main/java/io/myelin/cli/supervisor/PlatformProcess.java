package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.file.Path;
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

  /** Unpacks what is needed and says how to start it. */
  ProcessBuilder prepare() throws IOException, InterruptedException {
    Path scratch = data.emptyScratch();
    ServerRoot root = new ServerRoot(installation, data, launch);
    root.prepare(scratch);
    return Jvm.ofThisProcess()
        .platform(options(root, scratch), program(root))
        .directory(data.root().toFile())
        .redirectOutput(ProcessBuilder.Redirect.appendTo(data.platformLog().toFile()));
  }

  private List<String> options(ServerRoot root, Path scratch) {
    List<String> options = new ArrayList<>();
    options.add("--enable-native-access=ALL-UNNAMED");
    if (launch.preset().equals("dev")) {
      // Half the processor time of a start; a validator wants the optimising compiler instead.
      options.add("-XX:TieredStopAtLevel=1");
    }
    if (Runtime.version().feature() >= 19) {
      options.addAll(
          List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + root.archive()));
    }
    options.addAll(
        List.of(
            "-Djava.awt.headless=true",
            // native libraries are unpacked there
            "-Djava.io.tmpdir=" + scratch,
            "-Dmyelin.home=" + installation.home(),
            "-Dmyelin.dist=" + installation.dist(),
            "-Dmyelin.data=" + data.root(),
            "-Dmyelin.preset=" + launch.preset(),
            "-Dmyelin.port=" + launch.port(),
            "-Dmyelin.bind=" + launch.bind(),
            "-Dmyelin.node=" + launch.address(),
            "-Dmyelin.strict=" + strict,
            "-Dmyelin.refusal=" + data.refusalFile()));
    launch.genesis().ifPresent(file -> options.add("-Dmyelin.genesis=" + file));
    launch.contain().ifPresent(mode -> options.add("-Dmyelin.contain=" + mode));
    return options;
  }

  private List<String> program(ServerRoot root) {
    List<String> program =
        new ArrayList<>(
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
        .forEach(application -> program.addAll(List.of("--deploy", application.toString())));
    return program;
  }
}
