package io.myelin.node.chain;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the dev chain and stays, as a server does. Arguments: data folder, refusal file. */
public final class RefusedNode {
  private RefusedNode() {}

  public static void main(String[] arguments) throws InterruptedException {
    NodeSettings settings =
        new NodeSettings(
            Path.of(arguments[0]),
            "dev",
            "127.0.0.1",
            URI.create("http://127.0.0.1:9944"),
            Optional.empty(),
            Optional.of(Path.of(arguments[1])),
            "all");
    new ChainService(settings).start("started");
    Thread.sleep(Long.MAX_VALUE);
  }
}
