package io.myelin.worker.value;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a neuron's answers were worth, by each measure: points, which scores are made of, and bits,
 * where they are measured. Points of 1 are the best an exam gives; they may lie below 0.
 *
 * @param figures by the measures' labels, "gain" for points and "gainBits" for bits
 */
public record Value(Map<String, Double> figures) {
  /** How much the newest round counts in a running mean. */
  private static final double NEWEST = 0.2;

  /** Of nobody that was judged. */
  public static final Value NONE = new Value(Map.of());

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Value {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  @Override
  @JsonValue
  public Map<String, Double> figures() {
    return figures;
  }

  public OptionalDouble points(Measure measure) {
    return figure(measure.label());
  }

  public OptionalDouble bits(Measure measure) {
    return figure(measure.bitsLabel());
  }

  private OptionalDouble figure(String label) {
    Double figure = figures.get(label);
    return figure == null ? OptionalDouble.empty() : OptionalDouble.of(figure);
  }

  /** The running mean after a round: each figure begins where it is first measured. */
  public Value then(Value round) {
    Map<String, Double> means = new LinkedHashMap<>();
    round.figures.forEach(
        (label, now) -> {
          Double before = figures.get(label);
          means.put(label, before == null ? now : (1 - NEWEST) * before + NEWEST * now);
        });
    return new Value(means);
  }
}
