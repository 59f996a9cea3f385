package io.myelin.cli;

import io.myelin.cli.supervisor.DataFolder;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options every command shares: which node is meant and how to print. */
public final class NodeOptions {
  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port of the node on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port = 9944;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: 'data' in the checkout).")
  private Optional<Path> data = Optional.empty();

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  public int port() {
    return port;
  }

  public boolean json() {
    return json;
  }

  /** The data folder, absolute; it need not exist. */
  public DataFolder data() {
    Path home = Path.of(System.getProperty("myelin.home", "."));
    return new DataFolder(data.orElse(home.resolve("data")).toAbsolutePath().normalize());
  }
}
