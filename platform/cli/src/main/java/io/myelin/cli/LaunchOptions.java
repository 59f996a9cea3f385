package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Launch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which chain is started and where it listens. */
final class LaunchOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--preset",
      paramLabel = "P",
      description =
          "dev, enterprise or mainnet-like (default: dev, or enterprise when --genesis is given).")
  private Optional<String> preset = Optional.empty();

  @Option(
      names = "--genesis",
      paramLabel = "FILE",
      description =
          "Genesis of the preset enterprise (default: genesis.json in the data folder)."
              + " See: myelin genesis new.")
  private Optional<Path> genesis = Optional.empty();

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description =
          "Address to listen on (default: 127.0.0.1). Anything but loopback is refused while the"
              + " genesis has development keys.")
  private String bind = Launch.LOOPBACK;

  private Optional<String> contain = Optional.empty();

  @Option(
      names = "--contain",
      paramLabel = "HOW",
      description =
          "How plugin workers are kept from wallets, network and other processes: require (no"
              + " worker runs without it), try (what this system offers) or off. Default: try;"
              + " require for jars of others with the preset enterprise.")
  void setContain(String how) {
    if (!List.of("require", "try", "off").contains(how)) {
      throw new ParameterException(
          command.commandLine(), "--contain was " + how + "; needed: require, try or off");
    }
    contain = Optional.of(how);
  }

  Launch launch(int port, DataFolder data) {
    // A path given as the preset is what its author meant: a chain of that genesis.
    Optional<Path> named = preset.filter(name -> name.contains("/")).map(Path::of);
    Optional<Path> file = genesis.or(() -> named).map(path -> path.toAbsolutePath().normalize());
    String name =
        preset.filter(given -> named.isEmpty()).orElse(file.isPresent() ? "enterprise" : "dev");
    Path own = data.root().resolve("genesis.json");
    if (file.isEmpty() && name.equals("enterprise") && Files.exists(own)) {
      file = Optional.of(own);
    }
    return new Launch(port, bind, name, file, contain);
  }
}
