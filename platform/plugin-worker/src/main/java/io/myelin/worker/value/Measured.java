package io.myelin.worker.value;

import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.MutualPredictability.Told;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker measured of one task in a round.
 *
 * @param ensemble by the question's index in the round; empty where the exam has no ensemble
 * @param peers by neuron; empty where the exam shows no answer as bytes
 */
public record Measured(
    String task, Optional<Map<Integer, Added>> ensemble, Optional<Map<String, Told>> peers) {
  private static final String NOT_SUPPORTED = "not supported by this plugin";

  /** The measures that no task knows, with that as the reason. */
  public static Map<Measure, String> unsupported(List<Measured> tasks) {
    Map<Measure, String> unsupported = new EnumMap<>(Measure.class);
    if (tasks.stream().allMatch(each -> each.ensemble().isEmpty())) {
      unsupported.put(Measure.ENSEMBLE, NOT_SUPPORTED);
    }
    if (tasks.stream().allMatch(each -> each.peers().isEmpty())) {
      unsupported.put(Measure.PEERS, NOT_SUPPORTED);
    }
    return unsupported;
  }
}
