package io.myelin.worker.value;

import io.myelin.spi.value.Likelihood;
import io.myelin.spi.value.Likelihood.Sample;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a neuron's answers tell of its peers' answers, in bits, less what its answers to other
 * questions tell of them: correlated agreement (1603.03151) with a language model as the judge of
 * agreement (2601.20299). No truth is needed; an answer that fits every question tells nothing.
 */
public final class MutualPredictability {
  private MutualPredictability() {}

  /**
   * A question with everybody's answers, as bytes.
   *
   * @param answers by neuron, in a fixed order; who did not answer is left out
   */
  public record Row(byte[] question, Map<String, byte[]> answers) {}

  private record Pair(String neuron, int sample, int base, boolean chance) {}

  /**
   * The mean over questions and peers.
   *
   * @param rows at least two questions; of fewer there is no chance to compare with
   * @return empty for a neuron that shares no two questions with any peer
   */
  public static Map<String, Double> bits(List<Row> rows, Likelihood likelihood) {
    List<Sample> samples = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int q = 0; q < rows.size(); q++) {
      Row row = rows.get(q);
      for (Map.Entry<String, byte[]> peer : row.answers().entrySet()) {
        int base = samples.size();
        samples.add(new Sample(row.question(), peer.getValue()));
        for (Map.Entry<String, byte[]> mine : row.answers().entrySet()) {
          Optional<byte[]> other = elsewhere(rows, q, mine.getKey());
          if (mine.getKey().equals(peer.getKey()) || other.isEmpty()) {
            continue;
          }
          for (boolean chance : new boolean[] {false, true}) {
            byte[] told = chance ? other.get() : mine.getValue();
            pairs.add(new Pair(mine.getKey(), samples.size(), base, chance));
            samples.add(new Sample(joined(row.question(), told), peer.getValue()));
          }
        }
      }
    }
    return pairs.isEmpty() ? Map.of() : means(pairs, likelihood.bits(samples));
  }

  /** The neuron's answer to the next question that it answered, around the end. */
  private static Optional<byte[]> elsewhere(List<Row> rows, int question, String neuron) {
    for (int step = 1; step < rows.size(); step++) {
      Map<String, byte[]> answers = rows.get((question + step) % rows.size()).answers();
      if (answers.containsKey(neuron)) {
        return Optional.ofNullable(answers.get(neuron));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Double> means(List<Pair> pairs, double[] bits) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (Pair pair : pairs) {
      double told = bits[pair.base()] - bits[pair.sample()];
      double[] sum = sums.computeIfAbsent(pair.neuron(), fresh -> new double[2]);
      sum[0] += pair.chance() ? -told : told;
      sum[1] += pair.chance() ? 0 : 1;
    }
    Map<String, Double> means = new LinkedHashMap<>();
    sums.forEach((neuron, sum) -> means.put(neuron, sum[0] / sum[1]));
    return means;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }
}
