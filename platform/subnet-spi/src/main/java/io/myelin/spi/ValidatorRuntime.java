package io.myelin.spi;

import java.util.List;

/** The asking and judging side of a plugin. */
public interface ValidatorRuntime extends AutoCloseable {
  /**
   * Makes a round's questions; the same seed, memory and settings make the same questions.
   *
   * @param memory what the last round's questions came with; without fields at the very first
   */
  Questions challenges(RoundSeed seed, Body memory);

  /**
   * Judges all answers of some miners at once, so that rules across questions (the same answer
   * twice) can be applied; a round with many miners comes in groups. Gives one judgement per
   * challenge and answering neuron; a malformed answer scores 0 and says so in its evidence, it
   * never fails the round.
   */
  List<Judgement> judge(List<AskedChallenge> round);

  @Override
  default void close() {}
}
