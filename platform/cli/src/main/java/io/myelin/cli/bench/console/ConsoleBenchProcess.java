package io.myelin.cli.bench.console;

import io.myelin.cli.bench.BenchFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Makes the chain in a JVM of its own; says how many seconds that took. */
final class ConsoleBenchProcess {
  private ConsoleBenchProcess() {}

  /** Arguments: {@code make}, folder, extrinsics, subnets, uids. */
  public static void main(String[] arguments) throws IOException {
    LoadedChain chain =
        new LoadedChain(
            new BenchFolder(Path.of(arguments[1])),
            Integer.parseInt(arguments[2]),
            Integer.parseInt(arguments[3]),
            Integer.parseInt(arguments[4]));
    System.out.println(chain.create());
  }
}
