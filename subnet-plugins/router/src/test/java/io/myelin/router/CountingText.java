package io.myelin.router;

import io.myelin.router.TextView.Predict;
import io.myelin.router.TextView.Predicted;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import java.util.ArrayList;
import java.util.List;

/** A text subnet whose miner counts letters: the longer its memory, the better. */
final class CountingText implements Subnet {
  /** What makes it good or bad. */
  record Settings(int memory) {}

  private final String read;

  CountingText(String read) {
    this.read = read;
  }

  @Override
  public Manifest manifest() {
    return Manifest.of("text").task(TextView.PREDICT).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    Letters letters = new Letters(read, context.settings(Settings.class).memory());
    return Miner.of(
        TextView.PREDICT, (question, call) -> new Predicted(predicted(letters, question)));
  }

  private static List<int[][]> predicted(Letters letters, Predict question) {
    List<int[][]> all = new ArrayList<>();
    for (byte[] prompt : question.prompts()) {
      double[] chances = letters.after(prompt);
      int[][] pairs = new int[256][];
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] = new int[] {i, (int) (chances[i] * 65_535)};
      }
      all.add(pairs);
    }
    return all;
  }
}
