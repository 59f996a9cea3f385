package io.myelin.spi.value;

import java.util.List;

/** A reference model's view of text; exact up to a tolerance, never bit by bit. */
public interface Likelihood {
  record Sample(byte[] before, byte[] text) {}

  /** -log2 p(text | before) of each sample. */
  double[] bits(List<Sample> samples);

  /**
   * What the answer tells about the truth: bits(truth | question) - bits(truth | question, answer).
   */
  default double gain(byte[] question, byte[] answer, byte[] truth) {
    byte[] both = new byte[question.length + answer.length];
    System.arraycopy(question, 0, both, 0, question.length);
    System.arraycopy(answer, 0, both, question.length, answer.length);
    double[] bits = bits(List.of(new Sample(question, truth), new Sample(both, truth)));
    return bits[0] - bits[1];
  }

  /** The digest of the model, for evidence. */
  String sha256();
}
