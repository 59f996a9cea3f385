package io.myelin.worker.value;

import io.myelin.spi.value.Ensemble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What the ensemble of all answers to one question loses without a neuron's, in bits: leave-one-out
 * for up to {@link #EXACT} different answers, above that the Banzhaf value, estimated from one
 * sample of coalitions that all neurons share (Wang and Jia 2023, 2205.15466). Answers that say the
 * same are one: what they add belongs to the earliest.
 *
 * <p>Arithmetic in double precision in a fixed order: the same answers, weights and random numbers
 * give the same values on every machine, as far as the ensemble itself does.
 */
public final class Contribution {
  /** The most different answers that are left out one by one. */
  public static final int EXACT = 12;

  /** How many coalitions are drawn. */
  public static final int COALITIONS = 1_000;

  private Contribution() {}

  /**
   * One neuron's answer.
   *
   * @param weight above 0, such as {@link Weights} gives: by what the neuron was worth lately
   */
  public record Given<A extends Record>(String neuron, A answer, double weight) {
    public Given {
      if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the weight of " + neuron + " is " + weight + "; needed a number above 0");
      }
    }
  }

  /**
   * What the answers to one question add.
   *
   * @param bits what each neuron adds to the others together; negative where the others are better
   *     off without it, and 0 for a copy
   * @param alone the earliest of those who all say the same: without them nothing is left to
   *     measure against, so they add what they tell beyond nothing, which the exam measures
   */
  public record Added(Map<String, Double> bits, Optional<String> alone) {
    public Added {
      bits = Collections.unmodifiableMap(new LinkedHashMap<>(bits));
    }
  }

  /**
   * What each neuron adds.
   *
   * @param answers the earliest first: who of equals has the value
   * @param random read only when there are more than {@link #EXACT} different answers
   * @return in the order given
   * @throws ArithmeticException when the ensemble gives a loss that is no number
   */
  public static <A extends Record, T extends Record> Added of(
      List<Given<A>> answers, T truth, Ensemble<A, T> ensemble, RandomGenerator random) {
    List<Given<A>> different = different(answers, ensemble);
    if (different.size() < 2) {
      Map<String, Double> nothing = new LinkedHashMap<>();
      answers.forEach(each -> nothing.put(each.neuron(), 0.0));
      return new Added(nothing, different.stream().findFirst().map(Given::neuron));
    }
    Loss loss = members -> finite(ensemble.bits(together(different, members, ensemble), truth));
    double[] values =
        different.size() <= EXACT
            ? leftOut(different.size(), loss)
            : Banzhaf.values(different.size(), COALITIONS, loss, random);
    Map<String, Double> bits = new LinkedHashMap<>();
    answers.forEach(each -> bits.put(each.neuron(), 0.0));
    for (int i = 0; i < values.length; i++) {
      bits.put(different.get(i).neuron(), values[i]);
    }
    return new Added(bits, Optional.empty());
  }

  /**
   * Whether the ensemble takes an answer by itself: one that it does not is kept from the others.
   */
  public static <A extends Record, T extends Record> boolean takes(
      Ensemble<A, T> ensemble, A answer, T truth) {
    try {
      double bits = ensemble.bits(ensemble.together(List.of(answer), new double[] {1}), truth);
      return Double.isFinite(bits) && ensemble.same(answer, answer);
    } catch (RuntimeException refused) {
      return false;
    }
  }

  private static double finite(double bits) {
    if (!Double.isFinite(bits)) {
      throw new ArithmeticException("the ensemble's loss is " + bits + "; needed a number of bits");
    }
    return bits;
  }

  /** The loss of a coalition that is not empty, in bits. */
  interface Loss {
    double of(int[] members);
  }

  private static <A extends Record, T extends Record> List<Given<A>> different(
      List<Given<A>> answers, Ensemble<A, T> ensemble) {
    List<Given<A>> different = new ArrayList<>();
    for (Given<A> each : answers) {
      if (different.stream().noneMatch(other -> ensemble.same(other.answer(), each.answer()))) {
        different.add(each);
      }
    }
    return different;
  }

  private static double[] leftOut(int size, Loss loss) {
    double all = loss.of(IntStream.range(0, size).toArray());
    return IntStream.range(0, size)
        .mapToDouble(out -> loss.of(IntStream.range(0, size).filter(i -> i != out).toArray()) - all)
        .toArray();
  }

  private static <A extends Record, T extends Record> A together(
      List<Given<A>> all, int[] members, Ensemble<A, T> ensemble) {
    double sum = 0;
    for (int member : members) {
      sum += all.get(member).weight();
    }
    List<A> answers = new ArrayList<>();
    double[] weights = new double[members.length];
    for (int i = 0; i < members.length; i++) {
      answers.add(all.get(members[i]).answer());
      weights[i] = all.get(members[i]).weight() / sum;
    }
    return ensemble.together(answers, weights);
  }
}
