package io.myelin.router;

import io.myelin.spi.Answering.Call;
import io.myelin.spi.Context;
import io.myelin.spi.Context.Expert;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Believes the choice that the embedding subnet's miner finds most like the prompt. */
final class EmbeddingView implements View {
  /** As the embedding subnet declares it. */
  record Texts(@Range(min = 1, max = EmbeddingView.AT_ONCE) List<String> texts) {}

  /** As the embedding subnet declares it. */
  record Vectors(
      @Range(min = 1, max = EmbeddingView.AT_ONCE) List<float[]> vectors,
      @Range(max = 1000) double scale) {}

  static final Task<Texts, Vectors> EMBED =
      Task.of("TextEmbed", Texts.class, Vectors.class).sizes(1 << 16, 1 << 19);

  private static final int AT_ONCE = 64;

  @Override
  public String modality() {
    return "embedding";
  }

  @Override
  public CompletableFuture<List<double[]>> ask(
      Context context, Expert expert, List<Item> items, Call call) {
    CompletableFuture<List<double[]>> all = CompletableFuture.completedFuture(List.of());
    for (List<Item> part : parts(items)) {
      List<String> texts = new ArrayList<>();
      part.forEach(
          item -> {
            texts.add(item.prompt());
            texts.addAll(item.choices());
          });
      all =
          all.thenCombine(
              context
                  .ask(expert, EMBED, new Texts(texts), call)
                  .thenApply(answered -> shares(part, texts.size(), answered.answer())),
              EmbeddingView::joined);
    }
    return all;
  }

  /** As many items together as their texts fit into one question. */
  private static List<List<Item>> parts(List<Item> items) {
    List<List<Item>> parts = new ArrayList<>();
    List<Item> part = new ArrayList<>();
    int texts = 0;
    for (Item item : items) {
      int more = 1 + item.choices().size();
      if (texts + more > AT_ONCE) {
        parts.add(part);
        part = new ArrayList<>();
        texts = 0;
      }
      part.add(item);
      texts += more;
    }
    parts.add(part);
    return parts;
  }

  private static List<double[]> joined(List<double[]> one, List<double[]> other) {
    List<double[]> both = new ArrayList<>(one);
    both.addAll(other);
    return both;
  }

  private static List<double[]> shares(List<Item> items, int texts, Vectors answer) {
    if (answer.vectors().size() != texts) {
      throw new IllegalArgumentException(answer.vectors().size() + " vectors for " + texts);
    }
    List<double[]> shares = new ArrayList<>();
    int at = 0;
    for (Item item : items) {
      float[] prompt = answer.vectors().get(at++);
      double[] likeness = new double[item.choices().size()];
      for (int i = 0; i < likeness.length; i++) {
        likeness[i] = answer.scale() * product(prompt, answer.vectors().get(at++));
      }
      shares.add(Shares.ofLogarithms(likeness));
    }
    return shares;
  }

  private static double product(float[] one, float[] other) {
    if (one.length != other.length) {
      throw new IllegalArgumentException(
          "vectors of " + one.length + " and of " + other.length + " numbers");
    }
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }
}
