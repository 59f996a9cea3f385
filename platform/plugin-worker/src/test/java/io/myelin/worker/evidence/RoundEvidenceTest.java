package io.myelin.worker.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Manifest;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Secret;
import io.myelin.spi.Subnet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundEvidenceTest {
  record Options(@Secret @Default("") String apiKey, @Default("1") int offBy) {}

  /** A subnet that is described and never run. */
  static final class Keyed implements Subnet {
    @Override
    public Manifest manifest() {
      return Manifest.of("keyed").settings(Options.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"apiKey", "api_key", "api-key"})
  void withholdsASecretHoweverItIsSpelt(String written) {
    RoundEvidence.Plugin plugin =
        RoundEvidence.Plugin.of(
            SubnetDescription.of("keyed", "1.0.0", new Keyed()),
            "00",
            Map.of(written, "hunter2", "off-by", "3"),
            Map.of(),
            JsonNodeFactory.instance.objectNode());
    assertEquals(Map.of("offBy", "3"), plugin.settings());
    assertEquals(List.of("apiKey"), plugin.withheld());
  }
}
