package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.host.worker.Worker;
import io.myelin.worker.link.PluginMeasures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostFiguresTest {
  @Test
  void shouldShowWorkersAndWhatTheirPluginsMeasure() {
    List<NeuronRow> rows =
        List.of(row("one", "contained (landlock 7)"), row("two", "NOT contained: contain is off."));
    String page =
        HostFigures.page(
            rows,
            Map.of(
                "one",
                new PluginMeasures(
                    Map.of("tokens", 7L), Map.of("tokens", new PluginMeasures.Sum(2, 1.5)))));

    List<String> lines = page.lines().toList();
    assertTrue(lines.contains("myelin_neuron_contained{neuron=\"one\"} 1"), page);
    assertTrue(lines.contains("myelin_neuron_contained{neuron=\"two\"} 0"), page);
    assertTrue(lines.contains("myelin_neuron_memory_bytes{neuron=\"one\"} 1024"), page);
    assertTrue(lines.contains("myelin_neuron_restarts_total{neuron=\"one\"} 3"), page);
    assertTrue(lines.contains("myelin_plugin_tokens_total{neuron=\"one\"} 7"), page);
    assertTrue(lines.contains("myelin_plugin_tokens_measured_sum{neuron=\"one\"} 1.5"), page);
    assertEquals(lines.stream().distinct().toList(), lines);
  }

  private static NeuronRow row(String name, String contained) {
    return new NeuronRow(
        name, "miner", 1, Worker.State.READY, 3, "", 1024, contained, true, 1, "echo");
  }
}
