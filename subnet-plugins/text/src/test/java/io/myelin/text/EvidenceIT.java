package io.myelin.text;

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
        Market.of(new TextSubnet())
            .validator(VALIDATOR)
            .value(new ValueShares(0.5, 0.5, 0))
            .miner("strong")
            .miner("weak", Map.of("model", "tiny-shakespeare-weak"))
            .miner("noise", Map.of("noise", "true"))
            .recorded(2, JAR.toAbsolutePath());
    try (EvidenceTrial trial =
        EvidenceTrial.open(JAR.toAbsolutePath(), VALIDATOR, folder.toRealPath())) {
      trial.mustAgree(rounds);
      trial.mustNoticeEveryChange(rounds);
    }
  }
}
