package io.myelin.worker.value;

import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.role.NeuronScores;
import io.myelin.worker.value.Contribution.Added;
import io.myelin.worker.value.MutualPredictability.Told;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A round's value of each neuron by every measure: by task the mean over its questions, where who
 * did not answer has 0, and by shares over the tasks that know the measure.
 */
public final class RoundValues {
  private final List<Planned> questions;
  private final Map<String, Double> shares;
  private final List<Judged> judged;
  private final Map<String, Map<String, Double>> figures = new LinkedHashMap<>();

  private RoundValues(
      List<Planned> questions,
      Map<String, Double> shares,
      List<Judged> judged,
      Collection<String> neurons) {
    this.questions = questions;
    this.shares = shares;
    this.judged = judged;
    neurons.forEach(neuron -> figures.put(neuron, new LinkedHashMap<>()));
  }

  /**
   * @param shares of each task, adding up to 1
   * @param measured of each task; without any, there is the gain alone
   * @param neurons everybody that was asked
   */
  public static Map<String, Value> of(
      List<Planned> questions,
      Map<String, Double> shares,
      List<Judged> judged,
      List<Measured> measured,
      Collection<String> neurons) {
    RoundValues values = new RoundValues(questions, shares, judged, neurons);
    NeuronScores.of(questions, shares, judged, neurons)
        .forEach((neuron, score) -> values.put(neuron, Measure.GAIN.label(), score));
    values.gains();
    values.ensembles(measured);
    values.peers(measured);
    Map<String, Value> all = new LinkedHashMap<>();
    values.figures.forEach((neuron, figure) -> all.put(neuron, new Value(figure)));
    return all;
  }

  /**
   * What each neuron gained lately, by which its answers weigh in an ensemble: its running mean, or
   * this round's gain for a newcomer.
   *
   * @param before the running means of everybody that was asked
   */
  public static Map<String, Double> lately(
      List<Planned> questions,
      Map<String, Double> shares,
      List<Judged> judged,
      Map<String, Value> before) {
    Map<String, Double> now = NeuronScores.of(questions, shares, judged, before.keySet());
    Map<String, Double> lately = new LinkedHashMap<>();
    before.forEach(
        (neuron, means) ->
            lately.put(neuron, means.points(Measure.GAIN).orElse(now.getOrDefault(neuron, 0.0))));
    return lately;
  }

  private void gains() {
    List<String> tasks =
        shares.keySet().stream()
            .filter(task -> judged(task).stream().anyMatch(each -> each.bits().isPresent()))
            .toList();
    begin(Measure.GAIN.bitsLabel(), tasks);
    for (String task : tasks) {
      double part = share(task, tasks) / size(task);
      for (Judged each : judged(task)) {
        add(each.neuron(), Measure.GAIN.bitsLabel(), part * each.bits().orElse(0));
      }
    }
  }

  private void ensembles(List<Measured> measured) {
    List<Measured> known = measured.stream().filter(each -> each.ensemble().isPresent()).toList();
    List<String> tasks = known.stream().map(Measured::task).toList();
    begin(Measure.ENSEMBLE.label(), tasks);
    begin(Measure.ENSEMBLE.bitsLabel(), tasks);
    for (Measured each : known) {
      double part = share(each.task(), tasks) / size(each.task());
      double points = pointsPerBit(each.task());
      each.ensemble()
          .orElseThrow()
          .forEach(
              (question, added) ->
                  added(question, added)
                      .forEach(
                          (neuron, bits) -> {
                            add(neuron, Measure.ENSEMBLE.label(), part * points * bits);
                            add(neuron, Measure.ENSEMBLE.bitsLabel(), part * bits);
                          }));
    }
  }

  /** Whoever is the only one to say anything adds all that the exam says it tells. */
  private Map<String, Double> added(int question, Added added) {
    Map<String, Double> bits = new LinkedHashMap<>(added.bits());
    added
        .alone()
        .ifPresent(
            neuron ->
                bits.put(
                    neuron,
                    judged.stream()
                        .filter(each -> each.question() == question)
                        .filter(each -> each.neuron().equals(neuron))
                        .mapToDouble(each -> each.bits().orElse(0))
                        .sum()));
    return bits;
  }

  /** What the exam gave for a bit, to all who told something; 0 when nobody did. */
  private double pointsPerBit(String task) {
    double points = 0;
    double bits = 0;
    for (Judged each : judged(task)) {
      double told = each.bits().orElse(0);
      points += told > 0 ? each.score() : 0;
      bits += Math.max(0, told);
    }
    return bits > 0 ? points / bits : 0;
  }

  private void peers(List<Measured> measured) {
    List<Measured> known = measured.stream().filter(each -> each.peers().isPresent()).toList();
    List<String> tasks = known.stream().map(Measured::task).toList();
    begin(Measure.PEERS.label(), tasks);
    begin(Measure.PEERS.bitsLabel(), tasks);
    for (Measured each : known) {
      double part = share(each.task(), tasks);
      Map<String, Told> told = each.peers().orElseThrow();
      told.forEach(
          (neuron, one) -> {
            double points = one.of() > 0 ? one.bits() / one.of() : 0;
            add(neuron, Measure.PEERS.label(), part * points);
            add(neuron, Measure.PEERS.bitsLabel(), part * one.bits());
          });
    }
  }

  private List<Judged> judged(String task) {
    return judged.stream()
        .filter(each -> questions.get(each.question()).task().equals(task))
        .toList();
  }

  private long size(String task) {
    return Math.max(1, questions.stream().filter(each -> each.task().equals(task)).count());
  }

  private double share(String task, List<String> among) {
    double sum = among.stream().mapToDouble(each -> shares.getOrDefault(each, 0.0)).sum();
    return sum > 0 ? shares.getOrDefault(task, 0.0) / sum : 0;
  }

  private void begin(String label, List<String> tasks) {
    if (!tasks.isEmpty()) {
      figures.keySet().forEach(neuron -> put(neuron, label, 0));
    }
  }

  private void put(String neuron, String label, double figure) {
    Optional.ofNullable(figures.get(neuron)).ifPresent(each -> each.put(label, figure));
  }

  private void add(String neuron, String label, double figure) {
    Optional.ofNullable(figures.get(neuron))
        .ifPresent(each -> each.merge(label, figure, Double::sum));
  }
}
