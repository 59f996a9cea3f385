package io.myelin.worker.evidence;

import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.List;
import java.util.Map;

/**
 * What a round comes to. Means begin at a neuron's first value, and who was not judged keeps what
 * it has.
 *
 * @param shares how much each measure counts
 * @param scores what each neuron had before
 * @param scorable whether every measure that counts was measured
 * @param counts whether means take the round in; no round counts that is not scorable
 */
public record RoundClose(
    ValueShares shares, Map<String, Double> scores, boolean scorable, boolean counts) {
  public RoundClose {
    scores = Map.copyOf(scores);
  }

  /**
   * @param round the value of everybody who was judged
   */
  public List<Neuron> neurons(List<Neuron> drafts, Map<String, Value> round) {
    return drafts.stream()
        .map(draft -> closed(draft, round.getOrDefault(draft.hotkey(), Value.NONE)))
        .toList();
  }

  private Neuron closed(Neuron draft, Value now) {
    boolean judged = !now.equals(Value.NONE);
    Value after = judged && counts ? draft.before().then(now) : draft.before();
    double score =
        judged && counts ? shares.score(after) : scores.getOrDefault(draft.hotkey(), 0.0);
    return new Neuron(
        draft.hotkey(),
        draft.uid(),
        draft.registered(),
        draft.group(),
        draft.before(),
        draft.replies(),
        now,
        judged && scorable ? shares.score(now) : 0,
        after,
        score);
  }
}
