package io.myelin.spi;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an answer is worth.
 *
 * @param value from 0 (worthless) to 1
 * @param bits what the answer tells about the truth beyond knowing nothing, where the exam measures
 *     it
 * @param evidence what it rests on beyond question, answer and truth, which are kept anyway
 */
public record Score(double value, OptionalDouble bits, Optional<Record> evidence) {
  public Score {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("score is " + value + "; needed 0 to 1");
    }
  }

  public static Score of(double value) {
    return new Score(value, OptionalDouble.empty(), Optional.empty());
  }

  /**
   * 1 at no loss, 0 at the loss of knowing nothing.
   *
   * @param loss in bits
   * @param ignorance in bits, above 0
   */
  public static Score ofBits(double loss, double ignorance) {
    double value = Math.max(0, Math.min(1, 1 - loss / ignorance));
    return new Score(value, OptionalDouble.of(ignorance - loss), Optional.empty());
  }

  public Score because(Record evidence) {
    return new Score(value, bits, Optional.of(evidence));
  }
}
