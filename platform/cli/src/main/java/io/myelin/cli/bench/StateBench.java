package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.supervisor.Installation;
import io.myelin.cli.supervisor.Jvm;
import io.myelin.client.ClientException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Makes a chain of a size in a throw-away folder and measures its ledger in a JVM of its own. */
public final class StateBench {
  private static final String MAKER_HEAP = "-Xmx5g";
  private static final String LEDGER_HEAP = "-Xmx1g";

  private final int accounts;
  private final int subnets;
  private final int uids;

  /**
   * A bench of a size.
   *
   * @throws IllegalArgumentException when it cannot be made
   */
  public StateBench(int accounts, int subnets, int uids) {
    if (accounts <= StateBenchChain.SENDERS
        || accounts > 5_000_000
        || subnets < 0
        || subnets > 1024
        || uids < 0
        || uids > 4096) {
      throw new IllegalArgumentException(
          "state refused: "
              + accounts
              + " accounts, "
              + subnets
              + " subnets, "
              + uids
              + " uids; needed: more than "
              + StateBenchChain.SENDERS
              + " and up to 5000000 accounts, up to 1024 subnets of up to 4096 uids");
    }
    this.accounts = accounts;
    this.subnets = subnets;
    this.uids = uids;
  }

  public StateReport run() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("myelin-bench-");
    try {
      half("make", MAKER_HEAP, folder);
      return new ObjectMapper().readValue(half("measure", LEDGER_HEAP, folder), StateReport.class);
    } finally {
      delete(folder);
    }
  }

  private String half(String which, String heap, Path folder)
      throws IOException, InterruptedException {
    Process process =
        Jvm.ofThisProcess()
            .small(
                List.of(heap, "--enable-native-access=ALL-UNNAMED"),
                List.of(
                    "-cp",
                    System.getProperty("java.class.path")
                        + File.pathSeparator
                        + Installation.current().rocksdb(),
                    StateBenchProcess.class.getName(),
                    which,
                    folder.resolve("chain").toString(),
                    Integer.toString(accounts),
                    Integer.toString(subnets),
                    Integer.toString(uids)))
            .redirectErrorStream(false)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new ClientException(
            "bench state failed to " + which + " the chain: exit code " + process.exitValue());
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
