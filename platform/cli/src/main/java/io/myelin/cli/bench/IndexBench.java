package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.supervisor.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/**
 * Fills the index from a made-up chain in a throw-away folder, in a JVM with the node's classes.
 */
public final class IndexBench {
  /** Named and not linked: the node is an application and no library. */
  private static final String PROGRAM = "io.myelin.node.index.IndexBench";

  private static final String HEAP = "-Xmx1g";

  private IndexBench() {}

  public static IndexReport run() throws IOException, InterruptedException {
    try (ThrowAwayFolder folder = new ThrowAwayFolder()) {
      OwnJvm jvm =
          new OwnJvm(
              PROGRAM,
              HEAP,
              NodeClasses.unpacked(
                  Installation.current(), Files.createDirectory(folder.path().resolve("node"))));
      String said =
          jvm.run(
              "bench index",
              List.of("fill", Files.createDirectory(folder.path().resolve("data")).toString()));
      return new ObjectMapper().readValue(said, IndexReport.class);
    }
  }
}
