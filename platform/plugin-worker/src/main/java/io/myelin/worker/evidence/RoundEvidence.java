package io.myelin.worker.evidence;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.Settings;
import io.myelin.contract.SubnetDescription;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Planned;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that a round's scores can be computed from again.
 *
 * @param format {@link #FORMAT}
 * @param hotkey the validator's address
 * @param finalized hash of the newest final block, from which with netuid, hotkey and round the
 *     seed comes
 * @param seed 32 bytes, hexadecimal
 * @param counted whether the running means took the round in
 * @param value the shares of the measures
 * @param neurons everybody that was asked, the earliest registered first
 * @param unmeasured by measure, why it was not measured
 * @param leftOut what is missing here because the round would take too much room; empty when
 *     nothing is
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RoundEvidence(
    int format,
    String validator,
    String hotkey,
    int netuid,
    long round,
    long period,
    String finalized,
    String seed,
    boolean counted,
    Plugin plugin,
    ValueShares value,
    List<Question> questions,
    List<Neuron> neurons,
    Map<String, String> unmeasured,
    String leftOut) {
  /** Counts up when an older reader could take a file for what it is not. */
  public static final int FORMAT = 2;

  public RoundEvidence {
    questions = List.copyOf(questions);
    neurons = List.copyOf(neurons);
    unmeasured = Map.copyOf(unmeasured);
  }

  /**
   * What judged.
   *
   * @param sha256 of the jar
   * @param settings as the operator gave them, by their components' names, without secrets
   * @param withheld the names of those that are secret
   * @param models SHA-256 of the models that the jar names, by name
   * @param shares each task's share of the score
   * @param memory what the exams remembered before the round
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Plugin(
      String id,
      String version,
      String sha256,
      Map<String, String> settings,
      List<String> withheld,
      Map<String, String> models,
      Map<String, Double> shares,
      ObjectNode memory) {
    public Plugin {
      settings = Map.copyOf(settings);
      withheld = List.copyOf(withheld);
      models = Map.copyOf(models);
      shares = Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    /** Secret settings are named and left out. */
    public static Plugin of(
        SubnetDescription subnet,
        String sha256,
        Map<String, String> settings,
        Map<String, Double> shares,
        ObjectNode memory) {
      Map<String, String> shown = Settings.named(subnet.settings(), settings);
      List<String> withheld = new ArrayList<>();
      for (Map.Entry<String, JsonNode> each : subnet.settings().path("properties").properties()) {
        if (each.getValue().path("writeOnly").asBoolean() && shown.containsKey(each.getKey())) {
          shown.remove(each.getKey());
          withheld.add(each.getKey());
        }
      }
      Map<String, String> models = new LinkedHashMap<>();
      subnet.models().forEach(model -> models.put(model.name(), model.sha256()));
      return new Plugin(
          subnet.id(), subnet.version(), sha256, shown, withheld, models, shares, memory);
    }
  }

  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Question(String task, ObjectNode question, ObjectNode truth) {
    public static Question of(Planned planned) {
      return new Question(planned.task(), planned.question(), planned.truth());
    }

    Planned planned() {
      return new Planned(task, question, truth);
    }
  }

  /**
   * One neuron's round.
   *
   * @param registered the block of its registration
   * @param group neurons of one number were judged in one call; below 0 for who was not judged
   * @param before its running means before the round; empty for a newcomer
   * @param value of this round; empty for who could not be judged
   * @param roundScore of this round
   * @param after its running means now
   * @param score its score now, which becomes its weight
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Neuron(
      String hotkey,
      int uid,
      long registered,
      int group,
      Value before,
      List<Reply> replies,
      Value value,
      double roundScore,
      Value after,
      double score) {
    public Neuron {
      replies = List.copyOf(replies);
    }
  }

  /**
   * One question's fate.
   *
   * @param question its index in the round
   * @param status of HTTP; 200 for an answer
   * @param answer without fields when there is none
   * @param judged score, bits, evidence and reason as the plugin gave them; without fields when the
   *     answer was not judged
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Reply(
      int question, int status, String message, long millis, ObjectNode answer, ObjectNode judged) {
    public boolean wasJudged() {
      return !judged.isEmpty();
    }
  }

  public List<Planned> planned() {
    return questions.stream().map(Question::planned).toList();
  }

  /** Whoever was judged; everybody else kept the means from before. */
  public List<Neuron> valued() {
    return neurons.stream().filter(each -> !each.value().figures().isEmpty()).toList();
  }

  /** Each question with the answers of these neurons that were judged, in their order. */
  public static List<Asked> asked(List<Question> questions, List<Neuron> neurons) {
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      int question = i;
      List<Answered> answers = new ArrayList<>();
      for (Neuron neuron : neurons) {
        neuron.replies().stream()
            .filter(reply -> reply.question() == question && reply.wasJudged())
            .forEach(
                reply ->
                    answers.add(new Answered(neuron.hotkey(), reply.answer(), reply.millis())));
      }
      asked.add(new Asked(questions.get(i).planned(), answers));
    }
    return asked;
  }

  /** The running means of these neurons before the round. */
  public static Map<String, Value> before(List<Neuron> neurons) {
    Map<String, Value> before = new LinkedHashMap<>();
    neurons.forEach(each -> before.put(each.hotkey(), each.before()));
    return before;
  }

  /** The same without what takes most room; scores stay, but cannot be computed again. */
  public RoundEvidence withoutAnswers(String why) {
    List<Neuron> bare =
        neurons.stream()
            .map(
                each ->
                    new Neuron(
                        each.hotkey(),
                        each.uid(),
                        each.registered(),
                        each.group(),
                        each.before(),
                        List.of(),
                        each.value(),
                        each.roundScore(),
                        each.after(),
                        each.score()))
            .toList();
    return new RoundEvidence(
        format,
        validator,
        hotkey,
        netuid,
        round,
        period,
        finalized,
        seed,
        counted,
        plugin,
        value,
        List.of(),
        bare,
        unmeasured,
        why);
  }

  /** A neuron by its address or number. */
  public Optional<Neuron> neuron(String who) {
    return neurons.stream()
        .filter(each -> each.hotkey().equals(who) || Integer.toString(each.uid()).equals(who))
        .findFirst();
  }
}
