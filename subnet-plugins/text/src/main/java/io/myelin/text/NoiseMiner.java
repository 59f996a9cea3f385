package io.myelin.text;

import io.myelin.spi.Body;
import io.myelin.spi.MinerRuntime;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;

/** Answers printable characters and random parts: what a miner without a model is worth. */
final class NoiseMiner implements MinerRuntime {
  private static final int FIRST = ' ';
  private static final int PRINTABLE = '~' - ' ' + 1;

  private final RandomGenerator random;

  NoiseMiner() {
    this(new SecureRandom());
  }

  NoiseMiner(RandomGenerator random) {
    this.random = random;
  }

  @Override
  public Body answer(String synapse, Body request) {
    Question question = Question.read(synapse, request);
    if (question instanceof Question.Predict predict) {
      List<?> answers = predict.prompts().stream().map(prompt -> guess().toJson()).toList();
      return Body.of("distributions", answers);
    }
    byte[] text = new byte[((Question.Complete) question).maxBytes()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (FIRST + random.nextInt(PRINTABLE));
    }
    return Body.of("answer", Base64.getEncoder().encodeToString(text));
  }

  private ByteDistribution guess() {
    double[] chances = new double[256];
    double sum = 0;
    for (int i = 0; i < PRINTABLE; i++) {
      chances[FIRST + i] = random.nextDouble();
      sum += chances[FIRST + i];
    }
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= sum;
    }
    return ByteDistribution.ofChances(chances);
  }
}
