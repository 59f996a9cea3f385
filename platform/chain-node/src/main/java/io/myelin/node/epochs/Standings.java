package io.myelin.node.epochs;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.Rao;
import io.myelin.runtime.ChainQueries.Neuron;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** Who stands where on a subnet: miners by incentive, validators by dividends, ties by uid. */
public final class Standings {
  private Standings() {}

  /**
   * A neuron's place among those it competes with, and its place in the epoch before among those it
   * competed with then.
   *
   * @param place 1 is the best
   */
  public record Step(Neuron neuron, int place, int before) {
    /** Places up; below 0 it is down. */
    public int moved() {
      return before - place;
    }
  }

  /**
   * Everybody whose place the second of two epochs changed, best first; who is new has not moved.
   */
  public static List<Step> moved(List<Neuron> before, List<Neuron> now) {
    Predicate<Neuron> validates = Standings::validates;
    return Stream.of(
            steps(before, now, validates.negate(), Neuron::incentive),
            steps(before, now, validates, Neuron::dividends))
        .flatMap(List::stream)
        .filter(step -> step.moved() != 0)
        .toList();
  }

  /** A stake without an axon is a validator in waiting, until the first epoch gives permits. */
  private static boolean validates(Neuron neuron) {
    boolean serves = neuron.axon().isPresent() || neuron.stake().equals(Rao.ZERO);
    return neuron.incentive() == 0 && (neuron.validatorPermit() || !serves);
  }

  private static List<Step> steps(
      List<Neuron> before,
      List<Neuron> now,
      Predicate<Neuron> group,
      ToIntFunction<Neuron> earned) {
    Map<AccountId, Integer> known = new HashMap<>();
    for (Neuron neuron : paid(before, group, earned)) {
      known.put(neuron.hotkey(), known.size() + 1);
    }
    List<Step> steps = new ArrayList<>();
    int place = 0;
    for (Neuron neuron : paid(now, group, earned)) {
      place++;
      // Who is new has come from nowhere.
      steps.add(new Step(neuron, place, known.getOrDefault(neuron.hotkey(), place)));
    }
    return steps;
  }

  private static List<Neuron> paid(
      List<Neuron> neurons, Predicate<Neuron> group, ToIntFunction<Neuron> earned) {
    return neurons.stream()
        .filter(group.and(neuron -> earned.applyAsInt(neuron) > 0))
        .sorted(Comparator.comparingInt(earned).reversed().thenComparingInt(Neuron::uid))
        .toList();
  }
}
