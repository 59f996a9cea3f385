package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.host.validator.RoundReport.Miner;
import io.myelin.host.validator.RoundReport.Question;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldKeepTruthsAndAnswersOutOfWhatIsShown() throws JsonProcessingException {
    Question asked =
        new Question("TextComplete", 200, "Success", 12, 0.5, Map.of("truth", "c2VjcmV0"));
    RoundReport report =
        new RoundReport(
            "v", 3, 7, "0x00", true, Map.of("5A", new Miner(0.25, 0.5, List.of(asked))));
    assertTrue(JSON.writeValueAsString(report).contains("c2VjcmV0"), "for the evidence file");
    assertEquals(
        "{\"validator\":\"v\",\"round\":3,\"period\":7,\"seed\":\"0x00\",\"counted\":true,\"miners\":{\"5A\":"
            + "{\"score\":0.25,\"roundScore\":0.5,\"questions\":[{\"synapse\":\"TextComplete\","
            + "\"status\":200,\"message\":\"Success\",\"millis\":12,\"score\":0.5}]}}}",
        JSON.writeValueAsString(report.withoutEvidence()));
  }
}
