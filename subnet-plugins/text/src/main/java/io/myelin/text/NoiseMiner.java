package io.myelin.text;

import io.myelin.spi.Answering;
import io.myelin.text.TextSubnet.Complete;
import io.myelin.text.TextSubnet.Completed;
import io.myelin.text.TextSubnet.Predict;
import io.myelin.text.TextSubnet.Predicted;
import java.util.random.RandomGenerator;

/** Answers printable characters and random parts: what a miner without a model is worth. */
final class NoiseMiner {
  private static final int FIRST = ' ';
  private static final int PRINTABLE = '~' - ' ' + 1;

  private final RandomGenerator random;

  NoiseMiner(RandomGenerator random) {
    this.random = random;
  }

  Predicted predict(Predict question, Answering.Call call) {
    return new Predicted(question.prompts().stream().map(prompt -> guess().pairs()).toList());
  }

  Completed complete(Complete question, Answering.Call call) {
    byte[] text = new byte[question.maxBytes()];
    for (int i = 0; i < text.length; i++) {
      text[i] = (byte) (FIRST + random.nextInt(PRINTABLE));
    }
    return new Completed(text);
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
