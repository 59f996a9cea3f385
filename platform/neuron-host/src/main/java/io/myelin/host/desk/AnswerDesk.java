package io.myelin.host.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.api.host.JudgedAnswer;
import io.myelin.api.host.JudgedRound;
import io.myelin.api.serving.Problems;
import io.myelin.host.HostKeeper;
import io.myelin.host.NeuronHost;
import io.myelin.primitives.Lines;
import io.myelin.worker.evidence.RoundEvidence;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What validators asked, heard and thought in their newest rounds. */
@Dependent
public class AnswerDesk {
  private final Hosts hosts;

  @Inject
  public AnswerDesk(Hosts hosts) {
    this.hosts = hosts;
  }

  public List<JudgedRound> of(String netuid, String uid) {
    int subnet = number("netuid", netuid, "the number of a subnet");
    int neuron = number("uid", uid, "the number of a neuron");
    HostKeeper keeper = hosts.keeper();
    return keeper.host().map(NeuronHost::newestRounds).orElse(List.of()).stream()
        .filter(round -> round.netuid() == subnet)
        .flatMap(round -> of(round, neuron, keeper.lines()).stream())
        .toList();
  }

  private static int number(String name, String given, String needed) {
    if (!given.matches("[0-9]{1,5}")) {
      throw Problems.badParameter(name, given, needed);
    }
    return Integer.parseInt(given);
  }

  static Optional<JudgedRound> of(RoundEvidence round, int uid, Lines lines) {
    return round.neurons().stream()
        .filter(each -> each.uid() == uid)
        .findFirst()
        .map(
            neuron ->
                new JudgedRound(
                    round.validator(),
                    round.netuid(),
                    uid,
                    neuron.hotkey(),
                    round.round(),
                    round.counted(),
                    neuron.score(),
                    neuron.roundScore(),
                    neuron.value().figures(),
                    neuron.after().figures(),
                    round.unmeasured(),
                    Optional.of(round.leftOut()).filter(why -> !why.isEmpty()),
                    neuron.replies().stream().map(reply -> answer(round, reply)).toList(),
                    lines.cli(
                        "explain",
                        "score",
                        "--netuid",
                        Integer.toString(round.netuid()),
                        "--neuron",
                        Integer.toString(uid),
                        "--round",
                        Long.toString(round.round()),
                        "--validator",
                        round.validator())));
  }

  private static JudgedAnswer answer(RoundEvidence round, RoundEvidence.Reply reply) {
    RoundEvidence.Question question = round.questions().get(reply.question());
    JsonNode judged = reply.judged();
    return new JudgedAnswer(
        reply.question(),
        question.task(),
        reply.status(),
        reply.message(),
        reply.millis(),
        question.question(),
        reply.answer(),
        question.truth(),
        Optional.of(judged.path("score")).filter(JsonNode::isNumber).map(JsonNode::asDouble),
        Optional.of(judged.path("bits")).filter(JsonNode::isNumber).map(JsonNode::asDouble),
        Optional.of(judged.path("evidence")).filter(JsonNode::isObject),
        Optional.of(judged.path("reason")).filter(JsonNode::isTextual).map(JsonNode::asText));
  }
}
