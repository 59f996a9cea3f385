package io.myelin.cli.bench;

import java.nio.file.Path;

/** Where a bench keeps a genesis and the data of a node of its own. */
public record BenchFolder(Path path) {
  public Path genesis() {
    return path.resolve("genesis.json");
  }

  public Path data() {
    return path.resolve("node");
  }

  /** The chain that the node goes on with. */
  public Path chain() {
    return data().resolve("chain");
  }
}
