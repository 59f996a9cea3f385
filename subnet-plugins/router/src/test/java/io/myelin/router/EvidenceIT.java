package io.myelin.router;

import io.myelin.spi.Subnet;
import io.myelin.testkit.EvidenceTrial;
import io.myelin.testkit.Market;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.value.ValueShares;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recorded run, and a worker process that computes its scores again from the packaged jar. */
class EvidenceIT {
  private static final Path JAR = Path.of(System.getProperty("plugin.jar", "target/plugin.jar"));
  private static final Map<String, String> VALIDATOR = Map.of("text", "bundled");

  @TempDir Path folder = Path.of("");

  @Test
  void shouldComputeARecordedRunAgainAndNameWhatWasChanged() throws Exception {
    List<RoundEvidence> rounds =
        market()
            .validator(VALIDATOR)
            .value(new ValueShares(0.5, 0.5, 0))
            .miner("strong")
            .miner("weak", Map.of("choosing", "random"))
            .recorded(2, JAR.toAbsolutePath());
    try (EvidenceTrial trial =
        EvidenceTrial.open(JAR.toAbsolutePath(), VALIDATOR, folder.toRealPath())) {
      trial.mustAgree(rounds);
      trial.mustNoticeEveryChange(rounds);
    }
  }

  /** Experts that answer by counting; the evidence holds the routers' answers alone. */
  private static Market market() throws Exception {
    String read = ItemText.bundled(false).text();
    Subnet text = new CountingText(read);
    Subnet words = new CountingWords(read);
    return Market.of(new RouterSubnet())
        .expert("text-strong", 0.6, text, Map.of("memory", "3"))
        .expert("text-weak", 0.4, text, Map.of("memory", "0"))
        .expert("embedding-strong", 0.6, words, Map.of("drawers", "512", "scale", "6"))
        .expert("embedding-weak", 0.4, words, Map.of("drawers", "8", "scale", "4"));
  }
}
