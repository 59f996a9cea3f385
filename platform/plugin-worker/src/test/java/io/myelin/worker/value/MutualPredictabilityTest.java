package io.myelin.worker.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.spi.value.Likelihood;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MutualPredictabilityTest {
  /** Knows only that bytes which were there before come again: 1 bit instead of 8. */
  private static final Likelihood REPEATS =
      new Likelihood() {
        @Override
        public double[] bits(List<Sample> samples) {
          return samples.stream().mapToDouble(MutualPredictabilityTest::repeated).toArray();
        }

        @Override
        public String sha256() {
          return "0".repeat(64);
        }
      };

  @Test
  void shouldPayWhatAnswersTellOfEachOtherAndNotWhatFitsEverything() {
    List<MutualPredictability.Row> rows =
        List.of(
            row("1", Map.of("a", "xy", "b", "xz", "parrot", "uvwxyz")),
            row("2", Map.of("a", "uv", "b", "uw", "parrot", "uvwxyz")));
    Map<String, Double> bits = new LinkedHashMap<>();
    MutualPredictability.of(rows, REPEATS).forEach((neuron, told) -> bits.put(neuron, told.bits()));

    assertTrue(bits.getOrDefault("a", Double.NaN) > 0, bits.toString());
    assertTrue(bits.getOrDefault("b", Double.NaN) > 0, bits.toString());
    assertEquals(0.0, bits.getOrDefault("parrot", Double.NaN), bits.toString());
  }

  @Test
  void shouldSayNothingOfANeuronWithOneAnswer() {
    List<MutualPredictability.Row> rows =
        List.of(row("1", Map.of("a", "xy", "b", "xz")), row("2", Map.of("b", "uw")));
    assertEquals(List.of("b"), List.copyOf(MutualPredictability.of(rows, REPEATS).keySet()));
    assertEquals(Map.of(), MutualPredictability.of(rows.subList(0, 1), REPEATS));
  }

  @Test
  void shouldNeedNoModelFileToSeeThatPeersSayTheSame() {
    List<MutualPredictability.Row> rows =
        List.of(
            row("read 1:", Map.of("a", "KX7PQ2", "b", "KX7PQ2", "parrot", "ABCDEF")),
            row("read 2:", Map.of("a", "M4T9ZR", "b", "M4T9ZR", "parrot", "ABCDEF")));
    Map<String, MutualPredictability.Told> told =
        MutualPredictability.of(rows, new AdaptiveBytes());

    assertEquals(told, MutualPredictability.of(rows, new AdaptiveBytes()));
    MutualPredictability.Told a = told.getOrDefault("a", new MutualPredictability.Told(0, 0));
    assertTrue(a.bits() > 5 && a.bits() < a.of(), told.toString());
    assertEquals(0, told.getOrDefault("parrot", new MutualPredictability.Told(1, 1)).bits(), 1e-12);
  }

  private static MutualPredictability.Row row(String question, Map<String, String> answers) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    answers.keySet().stream()
        .sorted()
        .forEach(
            neuron ->
                bytes.put(
                    neuron, answers.getOrDefault(neuron, "").getBytes(StandardCharsets.US_ASCII)));
    return new MutualPredictability.Row(question.getBytes(StandardCharsets.US_ASCII), bytes);
  }

  private static double repeated(Likelihood.Sample sample) {
    String before = new String(sample.before(), StandardCharsets.US_ASCII);
    double bits = 0;
    for (byte each : sample.text()) {
      bits += before.indexOf(each) >= 0 ? 1 : 8;
    }
    return bits;
  }
}
