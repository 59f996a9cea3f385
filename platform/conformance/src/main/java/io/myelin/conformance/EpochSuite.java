package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.Epoch;
import io.myelin.consensus.EpochOutcome;
import java.nio.file.Path;
import java.util.Optional;

/** Complete epochs, one at a time. */
final class EpochSuite implements Suite {
  @Override
  public void run(Path path, JsonNode file, FileReport report) {
    for (JsonNode c : file.get("cases")) {
      if (c.get("tags").toString().contains("outside-chain-range")) {
        report.skip("outside-chain-range", 1);
        continue;
      }
      EpochOutcome outcome =
          Epoch.run(
              EpochCases.parameters(c.get("params")),
              EpochCases.state(c.get("params"), c.get("state")),
              EpochCases.u64(c.get("emission")));
      Optional<String> difference = EpochCases.difference(c.get("expect").get("sparse"), outcome);
      difference.ifPresentOrElse(
          text -> report.fail(c.get("name").asText() + ": " + text), report::pass);
    }
  }
}
