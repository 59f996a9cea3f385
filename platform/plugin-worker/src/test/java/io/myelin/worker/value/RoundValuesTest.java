package io.myelin.worker.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.MutualPredictability.Told;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RoundValuesTest {
  private static final List<Planned> QUESTIONS =
      List.of(planned("Predict"), planned("Predict"), planned("Complete"));
  private static final Map<String, Double> SHARES = Map.of("Predict", 0.5, "Complete", 0.5);

  /** 8 bits are nothing known, so a bit is an eighth of a point. */
  private static final List<Judged> JUDGED =
      List.of(
          judged(0, "a", 0.5, OptionalDouble.of(4)),
          judged(1, "a", 0.75, OptionalDouble.of(6)),
          judged(0, "b", 0, OptionalDouble.of(-2)),
          judged(2, "a", 0.6, OptionalDouble.empty()),
          judged(2, "b", 0.4, OptionalDouble.empty()));

  @Test
  void shouldMeanOverQuestionsAndShareOverTheTasksThatKnowTheMeasure() {
    Measured predict =
        new Measured(
            "Predict",
            Optional.of(
                Map.of(
                    0, new Added(Map.of("a", 2.0, "b", -1.0), Optional.empty()),
                    1, new Added(Map.of("a", 0.0), Optional.of("a")))),
            Optional.empty());
    Measured complete =
        new Measured("Complete", Optional.empty(), Optional.of(Map.of("a", new Told(3, 12))));
    Map<String, Value> values =
        RoundValues.of(
            QUESTIONS, SHARES, JUDGED, List.of(predict, complete), List.of("a", "b", "silent"));

    assertFigures(
        values,
        "a",
        Map.of(
            "gain", 0.5 * 0.625 + 0.5 * 0.6,
            "gainBits", 5.0,
            "ensemble", (2.0 + 6.0) / 2 / 8,
            "ensembleBits", 4.0,
            "peers", 0.25,
            "peersBits", 3.0));
    assertFigures(
        values,
        "b",
        Map.of(
            "gain",
            0.2,
            "gainBits",
            -1.0,
            "ensemble",
            -0.0625,
            "ensembleBits",
            -0.5,
            "peers",
            0.0,
            "peersBits",
            0.0));
    assertFigures(
        values,
        "silent",
        Map.of(
            "gain",
            0.0,
            "gainBits",
            0.0,
            "ensemble",
            0.0,
            "ensembleBits",
            0.0,
            "peers",
            0.0,
            "peersBits",
            0.0));
  }

  @Test
  void shouldHaveNoFigureForWhatThePluginDoesNotMeasure() {
    Map<String, Value> values =
        RoundValues.of(
            QUESTIONS,
            SHARES,
            JUDGED,
            List.of(new Measured("Predict", Optional.empty(), Optional.empty())),
            List.of("b"));
    Value b = values.getOrDefault("b", Value.NONE);

    assertEquals(OptionalDouble.empty(), b.points(Measure.ENSEMBLE));
    assertEquals(0.2, ValueShares.DEFAULT.score(b), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> new ValueShares(0, 1, 0).score(b));
  }

  @Test
  void shouldCutPointsOnceAndShareThem() {
    Value value = new Value(Map.of("gain", 0.5, "ensemble", -0.25, "peers", 1.5));
    assertEquals(0.25 + 0.25, new ValueShares(0.5, 0.25, 0.25).score(value), 1e-12);
    Value mean = new Value(Map.of("gain", 0.5)).then(value);
    assertEquals(0.5, mean.points(Measure.GAIN).orElse(0), 1e-12);
    assertEquals(-0.25, mean.points(Measure.ENSEMBLE).orElse(0), 1e-12);
    assertEquals(
        0.8 * -0.25 + 0.2 * 1,
        mean.then(new Value(Map.of("gain", 0.0, "ensemble", 1.0)))
            .points(Measure.ENSEMBLE)
            .orElse(0),
        1e-12);
  }

  @Test
  void shouldRefuseSharesThatAreNone() {
    for (double[] wrong : new double[][] {{1, 0, 1}, {2, -1, 0}, {Double.NaN, 0, 0}, {0, 0, 0}}) {
      assertThrows(
          IllegalArgumentException.class, () -> new ValueShares(wrong[0], wrong[1], wrong[2]));
    }
  }

  private static void assertFigures(
      Map<String, Value> values, String neuron, Map<String, Double> expected) {
    Map<String, Double> figures = values.getOrDefault(neuron, Value.NONE).figures();
    assertEquals(expected.keySet(), figures.keySet(), neuron);
    expected.forEach(
        (label, figure) ->
            assertEquals(
                figure, figures.getOrDefault(label, Double.NaN), 1e-12, neuron + " " + label));
  }

  private static Planned planned(String task) {
    ObjectNode nothing = JsonNodeFactory.instance.objectNode();
    return new Planned(task, nothing, nothing);
  }

  private static Judged judged(int question, String neuron, double score, OptionalDouble bits) {
    return new Judged(question, neuron, score, bits, Optional.empty(), Optional.empty());
  }
}
