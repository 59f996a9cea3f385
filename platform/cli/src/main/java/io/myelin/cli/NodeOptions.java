package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import io.myelin.cli.supervisor.Launch;
import io.myelin.client.RestClient;
import io.myelin.primitives.ShellWord;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options every command shares: which node is meant and how to print. */
public final class NodeOptions {
  private static final int DEFAULT_PORT = 9944;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  private Optional<Integer> port = Optional.empty();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: 'data' in the checkout).")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description =
          "Port of the node (default: where the node of the data folder runs, else "
              + DEFAULT_PORT
              + ").")
  void setPort(int number) {
    if (number < 1 || number > 65_535) {
      throw new ParameterException(
          command.commandLine(), "--port was " + number + "; needed: a number from 1 to 65535");
    }
    port = Optional.of(number);
  }

  /** Where the node is: as given, else as the node of the data folder noted it. */
  public int port() {
    return port.or(() -> noted().map(URI::getPort)).orElse(DEFAULT_PORT);
  }

  /** Where a node is to be started: what an earlier one noted does not count. */
  int startPort() {
    return port.orElse(DEFAULT_PORT);
  }

  public boolean json() {
    return json;
  }

  /** Where the node is reached: its own note of that where it left one, else on loopback. */
  public URI address() {
    int wanted = port();
    return noted()
        .filter(note -> note.getPort() == wanted)
        .orElseGet(() -> URI.create("http://" + Launch.LOOPBACK + ":" + wanted));
  }

  /** The node's REST, as its owner where the data folder is this user's. */
  public RestClient rest() {
    return data().rest(address());
  }

  private Optional<URI> noted() {
    return data().address().filter(note -> note.getPort() > 0);
  }

  /** What a next command has to be given to mean the same node. */
  public String suffix() {
    int meant = port();
    return (meant == DEFAULT_PORT ? "" : " --port " + meant)
        + data.map(folder -> " --data " + ShellWord.of(folder)).orElse("");
  }

  /** The data folder, absolute and without links; it need not exist. */
  public DataFolder data() {
    Path home = Path.of(System.getProperty("myelin.home", "."));
    Path named = data.orElse(home.resolve("data")).toAbsolutePath();
    try {
      // A link that is moved while a node runs must not move the node.
      return new DataFolder(named.toRealPath());
    } catch (IOException notThere) {
      return new DataFolder(named.normalize());
    }
  }
}
