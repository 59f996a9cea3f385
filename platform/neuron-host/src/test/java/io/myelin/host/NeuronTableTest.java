package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeuronTableTest {
  @Test
  void shouldHoldTheDevMarketInItsEnrollmentOrder() throws IOException {
    NeuronTable table = NeuronTable.preset("dev").orElseThrow();
    assertEquals(
        List.of(
            "validator-1",
            "validator-2",
            "validator-3",
            "miner-strong-1",
            "miner-strong-2",
            "miner-weak",
            "miner-noise"),
        table.neurons().stream().map(NeuronTable.Neuron::name).toList());
    assertEquals(24_000, table.neurons().stream().mapToLong(NeuronTable.Neuron::stakeTao).sum());
  }

  @Test
  void shouldRunNothingForAPresetWithoutATable() throws IOException {
    assertTrue(NeuronTable.preset("enterprise").isEmpty());
    assertTrue(NeuronTable.preset("../dev").isEmpty());
  }
}
