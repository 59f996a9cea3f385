package io.myelin.worker.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.evidence.RoundEvidence.Question;
import io.myelin.worker.evidence.RoundEvidence.Reply;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Opened;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.value.Measure;
import io.myelin.worker.value.Measured;
import io.myelin.worker.value.RoundValues;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes a round's scores again from its evidence, with the plugin that judged, and compares: the
 * questions with the seed, each verdict with the judging, the measures with the verdicts, the
 * scores with the measures.
 */
public final class Recount {
  /** Of everything that is arithmetic alone. */
  public static final double ARITHMETIC = 1e-6;

  /**
   * Of verdicts that rest on a model's likelihood, which another processor computes in another
   * order: those whose evidence has a field "model" with the model's SHA-256. In points and bits.
   */
  public static final double LIKELIHOOD = 1e-3;

  private static final String DIGEST = "[0-9a-f]{64}";

  private final RoundEvidence evidence;
  private final PluginClient plugin;
  private final Duration limit;
  private final Comparison comparison = new Comparison();

  private Recount(RoundEvidence evidence, PluginClient plugin, Duration limit) {
    this.evidence = evidence;
    this.plugin = plugin;
    this.limit = limit;
  }

  /**
   * What came of it.
   *
   * @param values how many values were compared
   */
  public record Result(List<Difference> differences, int values) {}

  /**
   * @param plugin with the validator's side open
   * @param redraw whether the questions are drawn again: needs the settings of the validator, all
   *     of them
   * @param limit of each call to the plugin
   * @throws IllegalArgumentException when the evidence does not hold together
   * @throws io.myelin.worker.link.WorkerFault when the plugin fails
   */
  public static Result of(
      RoundEvidence evidence, PluginClient plugin, Opened opened, boolean redraw, Duration limit) {
    if (!evidence.leftOut().isEmpty()) {
      throw new IllegalArgumentException("it cannot be computed again: " + evidence.leftOut());
    }
    Recount recount = new Recount(evidence, plugin, limit);
    recount.comparison.figures(
        "the tasks' shares", evidence.plugin().shares(), opened.shares(), ARITHMETIC);
    if (redraw) {
      recount.questions();
    }
    recount.order();
    recount.verdicts();
    recount.values();
    return new Result(recount.comparison.differences(), recount.comparison.seen());
  }

  private byte[] seed() {
    String hex = evidence.seed().replaceFirst("^0x", "");
    if (!hex.matches(DIGEST)) {
      throw new IllegalArgumentException(
          "the seed is \"" + evidence.seed() + "\"; needed 64 hexadecimal digits");
    }
    return HexFormat.of().parseHex(hex);
  }

  private void questions() {
    Plan plan = plugin.plan(seed(), evidence.round(), evidence.plugin().memory(), limit);
    comparison.same(
        "the number of questions", evidence.questions().size(), plan.questions().size());
    for (int i = 0; i < Math.min(evidence.questions().size(), plan.questions().size()); i++) {
      Question recorded = evidence.questions().get(i);
      Question drawn = Question.of(plan.questions().get(i));
      String what = "question " + i;
      comparison.same(what + ".task", recorded.task(), drawn.task());
      comparison.json(what, recorded.question(), drawn.question(), ARITHMETIC);
      comparison.json("truth of " + what, recorded.truth(), drawn.truth(), LIKELIHOOD);
    }
  }

  /** Who is earlier has what equals add. */
  private void order() {
    List<String> recorded = evidence.neurons().stream().map(Neuron::hotkey).toList();
    List<String> sorted =
        evidence.neurons().stream()
            .sorted(Comparator.comparingLong(Neuron::registered).thenComparingInt(Neuron::uid))
            .map(Neuron::hotkey)
            .toList();
    comparison.same("the order of the neurons", recorded, sorted);
  }

  private void verdicts() {
    List<Integer> groups = evidence.neurons().stream().map(Neuron::group).distinct().toList();
    for (int group : groups) {
      List<Neuron> together =
          evidence.neurons().stream().filter(each -> each.group() == group).toList();
      List<Asked> asked = RoundEvidence.asked(evidence.questions(), together);
      List<Judged> judged =
          asked.stream().allMatch(each -> each.answers().isEmpty())
              ? List.of()
              : plugin.judge(asked, limit);
      for (Neuron neuron : together) {
        neuron.replies().stream().filter(Reply::wasJudged).forEach(r -> verdict(neuron, r, judged));
      }
    }
  }

  private void verdict(Neuron neuron, Reply reply, List<Judged> judged) {
    String what = "question " + reply.question() + " of " + named(neuron);
    Optional<Judged> again =
        judged.stream()
            .filter(each -> each.question() == reply.question())
            .filter(each -> each.neuron().equals(neuron.hotkey()))
            .findFirst();
    if (again.isEmpty()) {
      comparison.same("verdict on " + what, "there", "missing");
      return;
    }
    JsonNode fresh = Wire.verdict(again.get());
    boolean likelihood = reply.judged().path("evidence").path("model").asText().matches(DIGEST);
    comparison.json(
        "verdict on " + what, reply.judged(), fresh, likelihood ? LIKELIHOOD : ARITHMETIC);
  }

  private void values() {
    List<String> unmeasured = List.copyOf(evidence.unmeasured().keySet());
    boolean failed =
        evidence.unmeasured().values().stream().anyMatch(why -> why.startsWith("not measured"));
    List<Measured> measured =
        failed
            ? List.of()
            : plugin.measure(
                RoundEvidence.asked(evidence.questions(), evidence.neurons()),
                RoundValues.lately(
                    evidence.planned(),
                    evidence.plugin().shares(),
                    recorded(),
                    RoundEvidence.before(evidence.neurons())),
                seed(),
                limit);
    List<Neuron> valued = evidence.valued();
    Map<String, Value> values =
        RoundValues.of(
            evidence.planned(),
            evidence.plugin().shares(),
            recorded(),
            measured,
            valued.stream().map(Neuron::hotkey).toList());
    boolean scorable = unmeasured.stream().noneMatch(this::counts);
    for (Neuron neuron : valued) {
      Value value = values.getOrDefault(neuron.hotkey(), Value.NONE);
      figures("the round's value of " + named(neuron), neuron.value(), value);
      ValueShares shares = evidence.value();
      comparison.number(
          "the round's score of " + named(neuron),
          neuron.roundScore(),
          scorable ? shares.score(value) : 0,
          ARITHMETIC);
      Value after = evidence.counted() ? neuron.before().then(value) : neuron.before();
      figures("the means of " + named(neuron), neuron.after(), after);
      if (evidence.counted()) {
        comparison.number(
            "the score of " + named(neuron), neuron.score(), shares.score(after), ARITHMETIC);
      }
    }
  }

  private boolean counts(String label) {
    for (Measure measure : Measure.values()) {
      if (measure.label().equals(label)) {
        return evidence.value().of(measure) > 0;
      }
    }
    return false;
  }

  /** As the evidence has them: each was compared with the plugin's own already. */
  private List<Judged> recorded() {
    List<Judged> all = new ArrayList<>();
    for (Neuron neuron : evidence.neurons()) {
      for (Reply reply : neuron.replies()) {
        if (reply.wasJudged()) {
          ObjectNode node = reply.judged().deepCopy();
          node.put("question", reply.question()).put("neuron", neuron.hotkey());
          all.add(Wire.judged(node));
        }
      }
    }
    return all;
  }

  private void figures(String what, Value recorded, Value computed) {
    comparison.figures(what, recorded.figures(), computed.figures(), ARITHMETIC);
  }

  private static String named(Neuron neuron) {
    return "neuron " + neuron.hotkey() + " (uid " + neuron.uid() + ")";
  }
}
