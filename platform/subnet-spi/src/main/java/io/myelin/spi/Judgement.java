package io.myelin.spi;

/**
 * What one answer is worth and why.
 *
 * @param challenge the index of the challenge in the judged round
 * @param neuron the neuron key the answer came under
 * @param score from 0 (worthless) to 1
 * @param evidence enough to check the score later: request, answer, truth, likelihoods, model hash
 */
public record Judgement(int challenge, String neuron, double score, Body evidence) {
  public Judgement {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score " + score + " is outside 0..1");
    }
  }
}
