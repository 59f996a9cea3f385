package io.myelin.text;

import io.myelin.spi.value.Ensemble;
import io.myelin.text.TextSubnet.Next;
import io.myelin.text.TextSubnet.Predicted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The weighted mean of several miners' distributions of the next byte, position by position. */
final class PooledBytes implements Ensemble<Predicted, Next> {
  /** What a position costs of which nothing usable is said, in bits. */
  static final double WORST = 16;

  /** Distributions that differ by less of the whole, in the mean, say the same. */
  private static final double ALIKE = 0.01;

  @Override
  public Predicted together(List<Predicted> answers, double[] weights) {
    int positions = answers.stream().mapToInt(each -> each.distributions().size()).max().orElse(0);
    List<int[][]> pooled = new ArrayList<>();
    for (int position = 0; position < positions; position++) {
      double[] chances = new double[ByteDistribution.VALUES];
      double said = 0;
      for (int k = 0; k < weights.length; k++) {
        Optional<ByteDistribution> one = at(answers.get(k), position);
        if (one.isPresent()) {
          said += weights[k];
          for (int value = 0; value < chances.length; value++) {
            chances[value] += weights[k] * one.get().chance(value);
          }
        }
      }
      // more pairs than a distribution may have are none
      pooled.add(said > 0 ? pairs(chances, said) : new int[ByteDistribution.LISTED + 1][]);
    }
    return new Predicted(pooled);
  }

  private static int[][] pairs(double[] chances, double said) {
    for (int value = 0; value < chances.length; value++) {
      chances[value] /= said;
    }
    return ByteDistribution.ofChances(chances).pairs();
  }

  /** Empty where nothing usable is said. */
  static Optional<ByteDistribution> at(Predicted answer, int position) {
    if (position >= answer.distributions().size()) {
      return Optional.empty();
    }
    try {
      return Optional.of(ByteDistribution.of(answer.distributions().get(position)));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  /** The mean over positions. */
  @Override
  public double bits(Predicted answer, Next truth) {
    double bits = 0;
    for (int i = 0; i < truth.truth().length; i++) {
      int value = truth.truth()[i] & 0xff;
      bits += at(answer, i).map(said -> said.loss(value)).orElse(WORST);
    }
    return bits / truth.truth().length;
  }

  @Override
  public boolean same(Predicted one, Predicted other) {
    int positions = one.distributions().size();
    if (other.distributions().size() != positions) {
      return false;
    }
    double difference = 0;
    for (int i = 0; i < positions; i++) {
      Optional<ByteDistribution> left = at(one, i);
      Optional<ByteDistribution> right = at(other, i);
      if (left.isEmpty() || right.isEmpty()) {
        difference += left.isEmpty() && right.isEmpty() ? 0 : 1;
      } else {
        difference += left.get().difference(right.get());
      }
    }
    return difference <= ALIKE * positions;
  }
}
