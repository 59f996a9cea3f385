package io.myelin.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
    try (ThrowAwayFolder folder = new ThrowAwayFolder()) {
      half("make", MAKER_HEAP, folder.path());
      return new ObjectMapper()
          .readValue(half("measure", LEDGER_HEAP, folder.path()), StateReport.class);
    }
  }

  private String half(String which, String heap, Path folder)
      throws IOException, InterruptedException {
    return new OwnJvm(StateBenchProcess.class, heap)
        .run(
            "bench state",
            List.of(
                which,
                folder.resolve("chain").toString(),
                Integer.toString(accounts),
                Integer.toString(subnets),
                Integer.toString(uids)));
  }
}
