package io.myelin.worker.value;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How much each measure counts in a score.
 *
 * @param gain each from 0 to 1, all three adding up to 1
 */
public record ValueShares(double gain, double ensemble, double peers) {
  /** The exam's own score and nothing else: equals are all paid. */
  public static final ValueShares DEFAULT = new ValueShares(1, 0, 0);

  private static final double ROUNDING = 1e-9;

  public ValueShares {
    boolean shares = gain >= 0 && ensemble >= 0 && peers >= 0;
    if (!shares || !(Math.abs(gain + ensemble + peers - 1) <= ROUNDING)) {
      throw new IllegalArgumentException(
          "gain "
              + gain
              + ", ensemble "
              + ensemble
              + ", peers "
              + peers
              + "; needed three numbers from 0 to 1 that add up to 1");
    }
  }

  public double of(Measure measure) {
    return switch (measure) {
      case GAIN -> gain;
      case ENSEMBLE -> ensemble;
      case PEERS -> peers;
    };
  }

  /**
   * What a neuron is worth by these shares: each measure's points, cut to 0 to 1.
   *
   * @throws IllegalArgumentException when a measure has a share and the value does not have it
   */
  public double score(Value value) {
    double score = 0;
    for (Measure measure : Measure.values()) {
      if (of(measure) > 0) {
        double points =
            value
                .points(measure)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "the measure " + measure.label() + " has a share and no value"));
        score += of(measure) * Math.max(0, Math.min(1, points));
      }
    }
    return score;
  }

  /** By the measures' labels. */
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (Measure measure : Measure.values()) {
      figures.put(measure.label(), of(measure));
    }
    return figures;
  }
}
