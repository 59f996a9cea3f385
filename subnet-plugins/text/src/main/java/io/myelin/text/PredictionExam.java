package io.myelin.text;

import io.myelin.spi.Exam;
import io.myelin.spi.Score;
import io.myelin.spi.value.Ensemble;
import io.myelin.text.TextSubnet.Next;
import io.myelin.text.TextSubnet.Predict;
import io.myelin.text.TextSubnet.Predicted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks for 16 positions at once and scores next-byte distributions by logarithmic loss, a strictly
 * proper rule: the best a miner can do is to say what it believes. The cut at 0 is made once, on
 * the mean.
 */
final class PredictionExam implements Exam<Predict, Predicted, Next> {
  private static final int POSITIONS = 16;
  private static final double WORTHLESS = 8;

  private final PrivateText text;

  /**
   * What a score rests on.
   *
   * @param losses in bits, one per position
   * @param refused why a distribution is none, which costs its position the most
   */
  record Losses(List<Double> losses, double meanLoss, Optional<String> refused) {}

  PredictionExam(PrivateText text) {
    this.text = text;
  }

  @Override
  public List<Asked<Predict, Next>> questions(Draw draw) {
    RandomGenerator random = draw.random();
    List<byte[]> prompts = new ArrayList<>();
    byte[] truth = new byte[POSITIONS];
    for (int i = 0; i < POSITIONS; i++) {
      int position = text.position(random);
      prompts.add(text.promptAt(position));
      truth[i] = text.truthAt(position, 1)[0];
    }
    return List.of(new Asked<>(new Predict(prompts), new Next(truth)));
  }

  @Override
  public void judge(Sheet<Predict, Predicted, Next> sheet) {
    sheet.each((question, answer, truth) -> score(answer.distributions(), truth.truth()));
  }

  private static Score score(List<int[][]> distributions, byte[] truth) {
    List<Double> losses = new ArrayList<>();
    Optional<String> refused = Optional.empty();
    for (int i = 0; i < truth.length; i++) {
      double loss = PooledBytes.WORST;
      try {
        if (i >= distributions.size()) {
          throw new IllegalArgumentException("distribution " + i + " is missing");
        }
        loss = ByteDistribution.of(distributions.get(i)).loss(truth[i] & 0xff);
      } catch (IllegalArgumentException e) {
        refused = Optional.of(String.valueOf(e.getMessage()));
      }
      losses.add(loss);
    }
    double mean =
        losses.stream().mapToDouble(Double::doubleValue).average().orElse(PooledBytes.WORST);
    return Score.ofBits(mean, WORTHLESS).because(new Losses(losses, mean, refused));
  }

  @Override
  public Optional<Ensemble<Predicted, Next>> ensemble() {
    return Optional.of(new PooledBytes());
  }
}
