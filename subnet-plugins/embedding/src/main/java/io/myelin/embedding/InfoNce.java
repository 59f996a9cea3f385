package io.myelin.embedding;

import java.util.List;
import java.util.Optional;

/**
 * How many bits it costs to name, among all second halves, the one that goes on from a first half,
 * when likeness is the product of vectors times a scale. Never more than {@link #MOST}. The bits
 * saved against guessing are a lower bound of the mutual information between the two vectors.
 */
record InfoNce(double bits, int found) {
  /** What one passage costs at most: a miner that is sure and wrong loses no more. */
  static final double MOST = 16;

  private static final double LOOSE = 0.01;
  private static final int LONGEST = 4096;
  private static final double LN2 = StrictMath.log(2);

  /** Why an answer is worth nothing, whatever its likenesses are. */
  static Optional<String> refusal(List<float[]> vectors, int texts) {
    if (vectors.size() != texts) {
      return Optional.of(vectors.size() + " vectors for " + texts + " texts");
    }
    int size = vectors.get(0).length;
    if (size < 1 || size > LONGEST) {
      return Optional.of("vectors of " + size + " numbers; needed 1 to " + LONGEST);
    }
    for (float[] vector : vectors) {
      if (vector.length != size) {
        return Optional.of("vectors of " + size + " and of " + vector.length + " numbers");
      }
      double length = StrictMath.sqrt(product(vector, vector));
      if (!(Math.abs(length - 1) <= LOOSE)) {
        return Optional.of("a vector of length " + length + "; needed 1");
      }
    }
    return Optional.empty();
  }

  /** The mean over all passages; needs as many vectors as the pairs name. */
  static InfoNce of(List<float[]> vectors, double scale, Pairs pairs) {
    double bits = 0;
    int found = 0;
    for (int i = 0; i < pairs.count(); i++) {
      double[] likeness = new double[pairs.count()];
      for (int j = 0; j < likeness.length; j++) {
        likeness[j] =
            scale * product(vectors.get(pairs.first()[i]), vectors.get(pairs.second()[j]));
      }
      bits += Math.min(MOST, loss(likeness, i));
      found += isHighest(likeness, i) ? 1 : 0;
    }
    return new InfoNce(bits / pairs.count(), found);
  }

  private static double loss(double[] likeness, int truth) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double each : likeness) {
      highest = Math.max(highest, each);
    }
    double sum = 0;
    for (double each : likeness) {
      sum += StrictMath.exp(each - highest);
    }
    return (StrictMath.log(sum) + highest - likeness[truth]) / LN2;
  }

  /** Alone at the top: alike vectors find nothing. */
  private static boolean isHighest(double[] likeness, int truth) {
    for (int j = 0; j < likeness.length; j++) {
      if (j != truth && !(likeness[j] < likeness[truth])) {
        return false;
      }
    }
    return true;
  }

  static double product(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
