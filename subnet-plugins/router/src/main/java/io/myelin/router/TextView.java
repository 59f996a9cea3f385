package io.myelin.router;

import io.myelin.spi.Answering.Call;
import io.myelin.spi.Context;
import io.myelin.spi.Context.Expert;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Believes the choice whose first byte the text subnet's miner expects. */
final class TextView implements View {
  /** As the text subnet declares it. */
  record Predict(@Range(min = 1, max = 64) List<byte[]> prompts) {}

  /**
   * As the text subnet declares it.
   *
   * @param distributions for each prompt pairs of a byte and its parts of 65535
   */
  record Predicted(@Range(max = 64) List<int[][]> distributions) {}

  static final Task<Predict, Predicted> PREDICT =
      Task.of("TextPredict", Predict.class, Predicted.class).sizes(128 << 10, 32 << 10);

  private static final int READ = 160;
  private static final int BYTES = 256;
  private static final double WHOLE = 65_535;

  @Override
  public String modality() {
    return "text";
  }

  @Override
  public CompletableFuture<List<double[]>> ask(
      Context context, Expert expert, List<Item> items, Call call) {
    List<byte[]> prompts = items.stream().map(TextView::end).toList();
    return context
        .ask(expert, PREDICT, new Predict(prompts), call)
        .thenApply(answered -> shares(items, answered.answer().distributions()));
  }

  private static byte[] end(Item item) {
    byte[] all = item.prompt().getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOfRange(all, Math.max(0, all.length - READ), all.length);
  }

  private static List<double[]> shares(List<Item> items, List<int[][]> distributions) {
    if (distributions.size() != items.size()) {
      throw new IllegalArgumentException(
          distributions.size() + " distributions for " + items.size() + " prompts");
    }
    List<double[]> shares = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      double[] chances = chances(distributions.get(i));
      int[] firsts = items.get(i).choices().stream().mapToInt(TextView::first).toArray();
      shares.add(
          Shares.normal(
              Arrays.stream(firsts)
                  .mapToDouble(
                      first ->
                          chances[first] / Arrays.stream(firsts).filter(f -> f == first).count())
                  .toArray()));
    }
    return shares;
  }

  private static int first(String choice) {
    return choice.getBytes(StandardCharsets.UTF_8)[0] & 0xff;
  }

  /** What the pairs leave is shared evenly by the bytes not named, and each has a little. */
  private static double[] chances(int[][] pairs) {
    double[] chances = new double[BYTES];
    double left = WHOLE;
    for (int[] pair : pairs) {
      if (pair.length != 2 || pair[0] < 0 || pair[0] >= BYTES || pair[1] < 0) {
        throw new IllegalArgumentException(Arrays.toString(pair) + " is no byte with its parts");
      }
      chances[pair[0]] = pair[1];
      left -= pair[1];
    }
    double rest = Math.max(0, left) / BYTES + 1;
    return Arrays.stream(chances).map(each -> each + rest).toArray();
  }
}
