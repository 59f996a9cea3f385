package io.myelin.router;

import io.myelin.router.EmbeddingView.Texts;
import io.myelin.router.EmbeddingView.Vectors;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Subnet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An embedding subnet whose miner counts rare words in drawers: the more drawers, the better. */
final class CountingWords implements Subnet {
  /** What makes it good or bad. */
  record Settings(int drawers, double scale) {}

  private final Map<String, Integer> common = new HashMap<>();

  CountingWords(String read) {
    for (String part : read.split("\n\n")) {
      new HashSet<>(words(part)).forEach(word -> common.merge(word, 1, Integer::sum));
    }
  }

  @Override
  public Manifest manifest() {
    return Manifest.of("embedding").task(EmbeddingView.EMBED).settings(Settings.class);
  }

  @Override
  public Miner miner(Context context) {
    Settings settings = context.settings(Settings.class);
    return Miner.of(
        EmbeddingView.EMBED,
        (question, call) -> new Vectors(vectors(question, settings), settings.scale()));
  }

  private List<float[]> vectors(Texts question, Settings settings) {
    return question.texts().stream().map(text -> vector(text, settings.drawers())).toList();
  }

  private float[] vector(String text, int drawers) {
    double[] sums = new double[drawers];
    double square = 0;
    for (String word : new HashSet<>(words(text))) {
      sums[Math.floorMod(word.hashCode() * 0x9e3779b1, drawers)] +=
          1.0 / (1 + common.getOrDefault(word, 0));
    }
    for (double sum : sums) {
      square += sum * sum;
    }
    float[] unit = new float[drawers];
    for (int i = 0; i < drawers; i++) {
      unit[i] = square > 0 ? (float) (sums[i] / Math.sqrt(square)) : 0;
    }
    return unit;
  }

  private static List<String> words(String text) {
    return List.of(text.toLowerCase(Locale.ROOT).split("[^a-z']+"));
  }
}
