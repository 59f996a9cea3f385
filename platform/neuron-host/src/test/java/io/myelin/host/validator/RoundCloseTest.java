package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.host.validator.Round.Reply;
import io.myelin.worker.evidence.RoundClose;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundCloseTest {
  private static final ValidatorState BEFORE =
      ValidatorState.fresh()
          .judged(
              4,
              Map.of("a", 0.5, "unjudged", 0.25, "left", 1.0),
              Map.of("a", gain(0.5), "unjudged", gain(0.25), "left", gain(1)));

  @Test
  void shouldAverageKeepWhoWasNotJudgedAndForgetWhoLeft() {
    List<Neuron> neurons =
        new RoundClose(ValueShares.DEFAULT, BEFORE.scores(), true, true)
            .neurons(drafts(), Map.of("a", gain(1), "new", gain(0)));
    ValidatorState kept = BEFORE.judged(5, neurons);

    assertEquals(0.6, kept.scores().getOrDefault("a", 0.0), 1e-12);
    assertEquals(Set.of("a", "unjudged", "new"), kept.scores().keySet());
    assertEquals(0.25, kept.scores().getOrDefault("unjudged", 0.0));
    assertEquals(0.0, kept.scores().getOrDefault("new", 1.0));
    assertEquals(gain(0.25), kept.value("unjudged"));
    assertEquals(5, kept.asked());
  }

  @Test
  void shouldScoreByTheSharesOfTheMeasures() {
    Value now = new Value(Map.of("gain", 0.5, "ensemble", 0.25));
    Neuron fresh =
        new RoundClose(new ValueShares(0.5, 0.5, 0), BEFORE.scores(), true, true)
            .neurons(drafts(), Map.of("new", now)).stream()
                .filter(each -> each.hotkey().equals("new"))
                .findFirst()
                .orElseThrow();
    assertEquals(0.375, fresh.score(), 1e-12);
    assertEquals(0.375, fresh.roundScore(), 1e-12);
  }

  @Test
  void shouldChangeNothingInARoundThatDoesNotCount() {
    List<Neuron> neurons =
        new RoundClose(new ValueShares(0, 1, 0), BEFORE.scores(), false, false)
            .neurons(drafts(), Map.of("a", gain(1), "new", gain(0)));
    assertEquals(List.of(0.25, 0.5, 0.0), neurons.stream().map(Neuron::score).toList());
    assertEquals(List.of(0.0, 0.0, 0.0), neurons.stream().map(Neuron::roundScore).toList());
    assertEquals(gain(0.5), neurons.get(1).after());
  }

  @Test
  void shouldPutTheEarliestFirst() {
    assertEquals(List.of("unjudged", "a", "new"), drafts().stream().map(Neuron::hotkey).toList());
  }

  /** Two of one block, and one that came before them with a higher uid. */
  private static List<Neuron> drafts() {
    Map<String, Integer> uids = new LinkedHashMap<>();
    uids.put("new", 3);
    uids.put("a", 2);
    uids.put("unjudged", 5);
    List<Reply> nothing = List.of();
    return RoundBook.drafts(
        uids, Map.of("new", 9L, "a", 9L, "unjudged", 4L), BEFORE, nothing, List.of(), List.of());
  }

  private static Value gain(double points) {
    return new Value(Map.of("gain", points));
  }
}
