package io.myelin.image;

import io.myelin.spi.value.Losses;
import java.util.ArrayList;
import java.util.List;

/**
 * What an answer says of a picture: a distribution over the alphabet for each position.
 *
 * <p>Its loss is the mean over positions of -log2 of the true character's share. The logarithmic
 * loss is strictly proper, so position by position nothing beats telling what one believes; the
 * question says how many characters there are, so no alignment has to be chosen that could be
 * played with.
 */
record Reading(List<double[]> positions) {
  /** What one character can cost at most, in bits: a certain error is no worse than 1 in 4096. */
  static final double MOST = 12;

  /**
   * @throws IllegalArgumentException when the answer is none to such a question
   */
  static Reading of(Answer answer, Alphabet alphabet, int length) {
    if (answer.positions().size() != length) {
      throw new IllegalArgumentException(
          "the answer has " + answer.positions().size() + " positions; needed " + length);
    }
    return new Reading(answer.positions().stream().map(p -> p.shares(alphabet)).toList());
  }

  /** In bits per character, at most {@link #MOST}. */
  double loss(String truth, Alphabet alphabet) {
    double bits = 0;
    for (int i = 0; i < truth.length(); i++) {
      bits += Losses.log(positions.get(i), alphabet.index(truth.charAt(i)), MOST);
    }
    return bits / truth.length();
  }

  /** Position by position the weighted mean: its loss is never above the mean of their losses. */
  static Reading pooled(List<Reading> readings, double[] weights) {
    List<double[]> pooled = new ArrayList<>();
    for (int i = 0; i < readings.get(0).positions().size(); i++) {
      int at = i;
      pooled.add(
          Losses.pool(readings.stream().map(each -> each.positions().get(at)).toList(), weights));
    }
    return new Reading(pooled);
  }

  /** With the likeliest character of each position as the text. */
  Answer answer(Alphabet alphabet) {
    StringBuilder text = new StringBuilder();
    List<Position> said = new ArrayList<>();
    for (double[] shares : positions) {
      int best = 0;
      for (int i = 1; i < shares.length; i++) {
        best = shares[i] > shares[best] ? i : best;
      }
      text.append(alphabet.at(best));
      said.add(Position.of(shares, alphabet));
    }
    return new Answer(text.toString(), said);
  }
}
