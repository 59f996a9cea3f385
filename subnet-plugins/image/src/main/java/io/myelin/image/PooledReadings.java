package io.myelin.image;

import io.myelin.spi.value.Ensemble;
import java.util.List;

/** What several miners read together: position by position the weighted mean of what they say. */
record PooledReadings(Alphabet alphabet) implements Ensemble<Answer, Truth> {
  /** Readings that differ by less of the whole, in the mean over positions, say the same. */
  private static final double ALIKE = 0.01;

  /** In bits per character. */
  static double loss(Answer answer, Truth truth, Alphabet alphabet) {
    return Reading.of(answer, alphabet, truth.text().length()).loss(truth.text(), alphabet);
  }

  @Override
  public Answer together(List<Answer> answers, double[] weights) {
    int length = answers.get(0).positions().size();
    List<Reading> readings =
        answers.stream().map(each -> Reading.of(each, alphabet, length)).toList();
    return Reading.pooled(readings, weights).answer(alphabet);
  }

  @Override
  public double bits(Answer answer, Truth truth) {
    return loss(answer, truth, alphabet);
  }

  @Override
  public boolean same(Answer one, Answer other) {
    int length = one.positions().size();
    if (other.positions().size() != length) {
      return false;
    }
    double difference = 0;
    for (int i = 0; i < length; i++) {
      double[] left = one.positions().get(i).shares(alphabet);
      double[] right = other.positions().get(i).shares(alphabet);
      for (int k = 0; k < left.length; k++) {
        difference += Math.abs(left[k] - right[k]) / 2;
      }
    }
    return difference <= ALIKE * length;
  }
}
