package io.myelin.embedding;

import io.myelin.spi.Rules.Range;

/**
 * The truth: which texts are the two halves of one passage.
 *
 * @param first where among the texts the first halves are
 * @param second where the halves are that go on from them, in the same order
 */
public record Pairs(
    @Range(min = 1, max = Texts.MOST) int[] first, @Range(min = 1, max = Texts.MOST) int[] second) {
  int count() {
    return first.length;
  }

  /** What knowing nothing costs, in bits a passage. */
  double ignorance() {
    return StrictMath.log(count()) / StrictMath.log(2);
  }
}
