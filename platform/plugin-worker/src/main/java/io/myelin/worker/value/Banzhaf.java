package io.myelin.worker.value;

import io.myelin.worker.value.Contribution.Loss;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Banzhaf values by one sample for everybody: a member's value is the mean loss of the coalitions
 * without it, less that of those with it. Of all semivalues this one keeps its order best when
 * losses are noisy, and each coalition's loss is worked out once.
 */
final class Banzhaf {
  private Banzhaf() {}

  /**
   * @param size how many members there are; at least 2
   * @param coalitions how many are drawn; an empty one is drawn again, as it has no loss
   * @return one value per member, in the unit of the losses; 0 for a member that every coalition
   *     has, or none
   */
  static double[] values(int size, int coalitions, Loss loss, RandomGenerator random) {
    double[] with = new double[size];
    double[] without = new double[size];
    int[] times = new int[size];
    for (int drawn = 0; drawn < coalitions; drawn++) {
      boolean[] in = draw(size, random);
      double lost = loss.of(IntStream.range(0, size).filter(i -> in[i]).toArray());
      for (int i = 0; i < size; i++) {
        if (in[i]) {
          with[i] += lost;
          times[i]++;
        } else {
          without[i] += lost;
        }
      }
    }
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      int others = coalitions - times[i];
      values[i] = times[i] == 0 || others == 0 ? 0 : without[i] / others - with[i] / times[i];
    }
    return values;
  }

  private static boolean[] draw(int size, RandomGenerator random) {
    boolean[] in = new boolean[size];
    boolean empty = true;
    while (empty) {
      for (int i = 0; i < size; i++) {
        in[i] = random.nextBoolean();
        empty = empty && !in[i];
      }
    }
    return in;
  }
}
