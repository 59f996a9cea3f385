package io.myelin.router;

import io.myelin.spi.value.Ensemble;
import io.myelin.spi.value.Losses;
import java.util.ArrayList;
import java.util.List;

/** The weighted mean of several routers' distributions, item by item. */
final class PooledShares implements Ensemble<Picked, Right> {
  private static final double ALIKE = 1e-6;

  @Override
  public Picked together(List<Picked> answers, double[] weights) {
    int items = answers.stream().mapToInt(each -> each.shares().size()).max().orElse(0);
    List<double[]> pooled = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      List<double[]> said = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      for (int k = 0; k < weights.length; k++) {
        List<double[]> each = answers.get(k).shares();
        // what is no distribution, or of other choices than the first, says nothing
        if (item < each.size()
            && Shares.isDistribution(each.get(item))
            && (said.isEmpty() || said.get(0).length == each.get(item).length)) {
          said.add(each.get(item));
          shares.add(weights[k]);
        }
      }
      pooled.add(
          said.isEmpty()
              ? new double[0]
              : Losses.pool(
                  said, Shares.normal(shares.stream().mapToDouble(share -> share).toArray())));
    }
    return new Picked(pooled, List.of());
  }

  @Override
  public double bits(Picked answer, Right truth) {
    double bits = 0;
    int count = truth.choices().length;
    for (int i = 0; i < count; i++) {
      boolean usable =
          i < answer.shares().size()
              && truth.choices()[i] < answer.shares().get(i).length
              && Shares.isDistribution(answer.shares().get(i));
      bits +=
          usable
              ? Losses.log(answer.shares().get(i), truth.choices()[i], Shares.MOST_BITS)
              : Shares.MOST_BITS;
    }
    return bits / count;
  }

  @Override
  public boolean same(Picked one, Picked other) {
    if (one.shares().size() != other.shares().size()) {
      return false;
    }
    for (int i = 0; i < one.shares().size(); i++) {
      double[] left = one.shares().get(i);
      double[] right = other.shares().get(i);
      if (left.length != right.length) {
        return false;
      }
      for (int j = 0; j < left.length; j++) {
        if (!(Math.abs(left[j] - right[j]) <= ALIKE)) {
          return false;
        }
      }
    }
    return true;
  }
}
