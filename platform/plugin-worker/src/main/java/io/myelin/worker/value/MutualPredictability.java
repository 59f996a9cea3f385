package io.myelin.worker.value;

import io.myelin.spi.value.Likelihood;
import io.myelin.spi.value.Likelihood.Sample;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
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
  /** How many of its peers each neuron is compared with: those after it, around the end. */
  private static final int PEERS = 4;

  /** Of a question its last bytes, of an answer its first: what one costs is bounded. */
  private static final int LONGEST = 256;

  private MutualPredictability() {}

  /**
   * A question with everybody's answers, as bytes.
   *
   * @param answers by neuron, in a fixed order; who did not answer is left out
   */
  public record Row(byte[] question, Map<String, byte[]> answers) {}

  /**
   * What a neuron's answers tell of a peer's, in the mean over questions and peers.
   *
   * @param bits less what its answers to other questions tell of it
   * @param of the bits that a peer's answer has without it, above 0
   */
  public record Told(double bits, double of) {}

  private record Pair(String neuron, int sample, int base, boolean chance) {}

  /**
   * The mean over questions and peers.
   *
   * @param rows at least two questions; of fewer there is no chance to compare with
   * @return nothing for a neuron that shares no two questions with any peer
   */
  public static Map<String, Told> of(List<Row> rows, Likelihood likelihood) {
    Map<String, double[]> sums = new LinkedHashMap<>();
    for (int question = 0; question < rows.size(); question++) {
      add(rows, question, likelihood, sums);
    }
    Map<String, Told> told = new LinkedHashMap<>();
    sums.forEach((neuron, sum) -> told.put(neuron, new Told(sum[0] / sum[2], sum[1] / sum[2])));
    return told;
  }

  private static void add(
      List<Row> rows, int number, Likelihood likelihood, Map<String, double[]> sums) {
    Row row = rows.get(number);
    byte[] question = last(row.question());
    List<String> neurons = List.copyOf(row.answers().keySet());
    List<byte[]> said = row.answers().values().stream().map(MutualPredictability::first).toList();
    List<Sample> samples = new ArrayList<>();
    said.forEach(answer -> samples.add(new Sample(question, answer)));
    List<Pair> pairs = new ArrayList<>();
    for (int mine = 0; mine < neurons.size(); mine++) {
      Optional<byte[]> other = elsewhere(rows, number, neurons.get(mine));
      for (int step = 1; step <= PEERS && step < neurons.size() && other.isPresent(); step++) {
        int peer = (mine + step) % neurons.size();
        for (boolean chance : new boolean[] {false, true}) {
          pairs.add(new Pair(neurons.get(mine), samples.size(), peer, chance));
          samples.add(
              new Sample(
                  joined(question, chance ? first(other.get()) : said.get(mine)), said.get(peer)));
        }
      }
    }
    double[] bits = pairs.isEmpty() ? new double[0] : likelihood.bits(samples);
    for (Pair pair : pairs) {
      double told = bits[pair.base()] - bits[pair.sample()];
      double[] sum = sums.computeIfAbsent(pair.neuron(), fresh -> new double[3]);
      sum[0] += pair.chance() ? -told : told;
      sum[1] += pair.chance() ? 0 : bits[pair.base()];
      sum[2] += pair.chance() ? 0 : 1;
    }
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

  private static byte[] first(byte[] bytes) {
    return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
  }

  private static byte[] last(byte[] bytes) {
    return bytes.length <= LONGEST
        ? bytes
        : Arrays.copyOfRange(bytes, bytes.length - LONGEST, bytes.length);
  }

  private static byte[] joined(byte[] one, byte[] other) {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.writeBytes(one);
    both.writeBytes(other);
    return both.toByteArray();
  }
}
