package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RoundReportTest {
  @Test
  void shouldKeepTruthsAndAnswersOutOfWhatIsShown() throws JsonProcessingException {
    RoundEvidence evidence = Evidences.round(3);
    String line = new String(EvidenceJson.write(evidence), StandardCharsets.UTF_8);
    assertTrue(line.contains("c2VjcmV0"), "for the evidence file");
    assertEquals(evidence, EvidenceJson.read(line));
    assertEquals(
        "{\"validator\":\"v\",\"netuid\":1,\"round\":3,\"period\":7,\"seed\":\"0x00\","
            + "\"counted\":true,\"value\":{\"gain\":1.0,\"ensemble\":0.0,\"peers\":0.0},"
            + "\"unmeasured\":{\"peers\":\"not supported by this plugin\"},\"miners\":{\"5A\":"
            + "{\"uid\":4,\"score\":0.25,\"roundScore\":0.5,\"means\":{\"gain\":0.25},"
            + "\"round\":{\"gain\":0.5,\"gainBits\":2.0},"
            + "\"questions\":[{\"synapse\":\"TextComplete\","
            + "\"status\":200,\"message\":\"Success\",\"millis\":12,\"score\":0.5}]}}}",
        new ObjectMapper().writeValueAsString(RoundReport.of(evidence)));
  }
}
