package io.myelin.embedding;

import io.myelin.spi.value.Ensemble;
import java.util.ArrayList;
import java.util.List;

/**
 * Several miners' vectors side by side, so that the likeness of two texts is the weighted mean of
 * their likenesses. Spaces of different models need not agree, and the loss of the whole is never
 * above the weighted mean of the losses (log-sum-exp is convex).
 */
final class PooledVectors implements Ensemble<Vectors, Pairs> {
  /** Likenesses that differ less say the same; a copy in a turned space keeps all of them. */
  private static final double ALIKE = 0.002;

  @Override
  public Vectors together(List<Vectors> answers, double[] weights) {
    int texts = 0;
    int width = 0;
    double scale = 0;
    for (int k = 0; k < weights.length; k++) {
      Vectors answer = answers.get(k);
      if (isSound(answer)) {
        texts = Math.max(texts, answer.vectors().size());
        width += answer.vectors().get(0).length;
        scale += weights[k] * answer.scale();
      }
    }
    List<float[]> whole = new ArrayList<>();
    for (int text = 0; text < texts; text++) {
      whole.add(sideBySide(answers, weights, scale, text, new float[width]));
    }
    return new Vectors(whole, scale);
  }

  private static float[] sideBySide(
      List<Vectors> answers, double[] weights, double scale, int text, float[] whole) {
    int at = 0;
    for (int k = 0; k < weights.length; k++) {
      Vectors answer = answers.get(k);
      if (!isSound(answer)) {
        continue;
      }
      if (text < answer.vectors().size() && scale > 0) {
        float share = (float) Math.sqrt(weights[k] * answer.scale() / scale);
        for (float number : answer.vectors().get(text)) {
          whole[at++] = share * number;
        }
      } else {
        at += answer.vectors().get(0).length;
      }
    }
    return whole;
  }

  private static boolean isSound(Vectors answer) {
    return InfoNce.refusal(answer.vectors(), answer.vectors().size()).isEmpty();
  }

  @Override
  public double bits(Vectors answer, Pairs truth) {
    boolean usable =
        answer.vectors().size() >= 2 * truth.count()
            && answer.vectors().stream().mapToInt(each -> each.length).distinct().count() == 1;
    return !usable ? InfoNce.MOST : InfoNce.of(answer.vectors(), answer.scale(), truth).bits();
  }

  @Override
  public boolean same(Vectors one, Vectors other) {
    int texts = one.vectors().size();
    if (other.vectors().size() != texts || !isSound(one) || !isSound(other)) {
      return false;
    }
    double difference = 0;
    for (int i = 0; i < texts; i++) {
      for (int j = 0; j < i; j++) {
        difference += Math.abs(likeness(one, i, j) - likeness(other, i, j));
      }
    }
    return difference <= ALIKE * texts * (texts - 1) / 2;
  }

  private static double likeness(Vectors answer, int i, int j) {
    return InfoNce.product(answer.vectors().get(i), answer.vectors().get(j));
  }
}
