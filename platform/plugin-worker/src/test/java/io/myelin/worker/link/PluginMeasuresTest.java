package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginMeasuresTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldTakeNothingButNamesAndNumbers() throws Exception {
    PluginMeasures measures =
        PluginMeasures.of(
            JSON.readTree(
                """
                {"counts": {"tokens": 5, "Bad": 1, "a\\"} 1\\nother": 2, "text": "x", "half": {}},
                 "values": {"millis": {"count": 2, "sum": 3.5}, "none": {"count": 1},
                            "endless": {"count": 1, "sum": "Infinity"}}}
                """));

    assertEquals(Map.of("tokens", 5L), measures.counts());
    assertEquals(Map.of("millis", new PluginMeasures.Sum(2, 3.5)), measures.values());
    assertEquals(PluginMeasures.NONE, PluginMeasures.of(JSON.readTree("[1]")));
  }

  @Test
  void shouldTakeSoManyNamesAtMost() {
    ObjectNode said = JSON.createObjectNode();
    ObjectNode counts = said.putObject("counts");
    for (int i = 0; i < 10_000; i++) {
      counts.put("n" + i, 1);
    }
    assertEquals(PluginMeasures.MOST, PluginMeasures.of(said).counts().size());
  }
}
