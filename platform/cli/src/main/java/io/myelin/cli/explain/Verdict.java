package io.myelin.cli.explain;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.RoundSeed;
import io.myelin.plugins.Refusal;
import io.myelin.primitives.Hash256;
import io.myelin.primitives.Hex;
import io.myelin.primitives.NetUid;
import io.myelin.primitives.Ss58;
import io.myelin.worker.evidence.Difference;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.evidence.RoundEvidence.Reply;
import io.myelin.worker.value.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a recount says about a round, for people and programs. */
record Verdict(RoundEvidence evidence, List<Difference> differences, int values, String contained) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The seed is checked here: it needs no plugin. */
  static Verdict of(RoundEvidence evidence, ThrowAwayWorker.Answer answer) {
    List<Difference> differences = new ArrayList<>();
    String seed = seed(evidence);
    if (!seed.equals(evidence.seed())) {
      differences.add(new Difference("the seed", evidence.seed(), seed));
    }
    differences.addAll(answer.result().differences());
    return new Verdict(
        evidence, List.copyOf(differences), answer.result().values() + 1, answer.contained());
  }

  private static String seed(RoundEvidence evidence) {
    try {
      return Hex.encode(
          RoundSeed.of(
              Hash256.fromHex(evidence.finalized()),
              new NetUid(evidence.netuid()),
              Ss58.decode(evidence.hotkey()),
              evidence.round()));
    } catch (IllegalArgumentException e) {
      return "none: " + e.getMessage();
    }
  }

  /**
   * @throws Refusal naming the first value that differs
   */
  void requireAgreement() throws Refusal {
    if (!differences.isEmpty()) {
      throw new Refusal(
          "The evidence of round " + evidence.round() + " of " + evidence.validator(),
          differences.get(0).sentence()
              + (differences.size() == 1 ? "" : " (and " + (differences.size() - 1) + " more)"),
          "values that come out again",
          "Do not trust these scores; have the evidence written again where it was recorded.");
    }
  }

  List<String> lines(Optional<Neuron> asked) {
    List<String> lines = new ArrayList<>();
    RoundEvidence.Plugin plugin = evidence.plugin();
    lines.add(
        String.format(
            Locale.ROOT,
            "round %d of %s on subnet %d, period %d%s",
            evidence.round(),
            evidence.validator(),
            evidence.netuid(),
            evidence.period(),
            evidence.counted() ? "" : " (did not count)"));
    lines.add("plugin  " + plugin.id() + " " + plugin.version() + ", jar " + plugin.sha256());
    lines.add("seed    " + evidence.seed() + " of block " + evidence.finalized());
    asked.ifPresent(neuron -> explain(neuron, lines));
    if (asked.isEmpty()) {
      for (Neuron neuron : evidence.neurons()) {
        lines.add(
            String.format(
                Locale.ROOT,
                "uid %4d  %s  score %.6f  this round %.6f",
                neuron.uid(),
                neuron.hotkey(),
                neuron.score(),
                neuron.roundScore()));
      }
    }
    lines.add(
        differences.isEmpty()
            ? "computed again: all " + values + " values agree; the jar ran " + contained
            : "computed again: " + differences.size() + " of " + values + " values differ");
    differences.stream().limit(8).forEach(each -> lines.add("  " + each.sentence()));
    return lines;
  }

  private void explain(Neuron neuron, List<String> lines) {
    lines.add(
        String.format(
            Locale.ROOT,
            "neuron  uid %d, %s, registered in block %d",
            neuron.uid(),
            neuron.hotkey(),
            neuron.registered()));
    for (Reply reply : neuron.replies()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "  question %2d  %-16s  status %d  score %.6f%s%s",
              reply.question(),
              evidence.questions().get(reply.question()).task(),
              reply.status(),
              reply.judged().path("score").asDouble(),
              reply.judged().has("bits")
                  ? String.format(
                      Locale.ROOT, "  %.4f bits", reply.judged().path("bits").asDouble())
                  : "",
              reply.judged().has("reason") ? "  " + reply.judged().path("reason").asText() : ""));
    }
    lines.add("  measure   share   points      bits        mean of points");
    for (Measure measure : Measure.values()) {
      OptionalDouble points = neuron.value().points(measure);
      lines.add(
          String.format(
                  Locale.ROOT, "  %-8s  %5.3f   ", measure.label(), evidence.value().of(measure))
              + (points.isEmpty()
                  ? evidence.unmeasured().getOrDefault(measure.label(), "not measured")
                  : figure(points)
                      + "  "
                      + figure(neuron.value().bits(measure))
                      + "  "
                      + figure(neuron.after().points(measure))));
    }
    lines.add(
        String.format(
            Locale.ROOT,
            "  score %.6f, this round alone %.6f",
            neuron.score(),
            neuron.roundScore()));
  }

  private static String figure(OptionalDouble figure) {
    return figure.isEmpty()
        ? "-         "
        : String.format(Locale.ROOT, "%-10.6f", figure.getAsDouble());
  }

  ObjectNode json(Optional<Neuron> asked) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("netuid", evidence.netuid())
            .put("validator", evidence.validator())
            .put("round", evidence.round())
            .put("period", evidence.period())
            .put("counted", evidence.counted())
            .put("verified", differences.isEmpty())
            .put("values", values)
            .put("contained", contained);
    json.putObject("plugin")
        .put("id", evidence.plugin().id())
        .put("version", evidence.plugin().version())
        .put("sha256", evidence.plugin().sha256());
    ArrayNode different = json.putArray("differences");
    differences.forEach(
        each ->
            different
                .addObject()
                .put("what", each.what())
                .put("recorded", each.recorded())
                .put("computed", each.computed()));
    ArrayNode neurons = json.putArray("neurons");
    for (Neuron neuron : asked.map(List::of).orElse(evidence.neurons())) {
      ObjectNode one =
          neurons
              .addObject()
              .put("uid", neuron.uid())
              .put("hotkey", neuron.hotkey())
              .put("score", neuron.score())
              .put("roundScore", neuron.roundScore());
      one.set("value", JSON.valueToTree(neuron.value()));
      one.set("means", JSON.valueToTree(neuron.after()));
    }
    return json;
  }
}
