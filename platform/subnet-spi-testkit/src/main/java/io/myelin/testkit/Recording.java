package io.myelin.testkit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.SubnetDescription;
import io.myelin.worker.evidence.RoundClose;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.evidence.RoundEvidence.Question;
import io.myelin.worker.evidence.RoundEvidence.Reply;
import io.myelin.worker.link.JarDescription;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Digests;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.value.Value;
import io.myelin.worker.value.ValueShares;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a played market down as a validator's evidence; names stand for hotkeys. */
final class Recording {
  private static final int OK = 200;

  private Recording() {}

  static List<RoundEvidence> of(
      Path jar, Map<String, String> settings, ValueShares measures, List<Heard> rounds)
      throws IOException {
    SubnetDescription subnet =
        JarDescription.of(jar)
            .orElseThrow(() -> new IllegalArgumentException(jar + " is no jar of a subnet"));
    String sha256 = Digests.sha256(jar);
    List<RoundEvidence> all = new ArrayList<>();
    Map<String, Double> scores = new LinkedHashMap<>();
    for (Heard heard : rounds) {
      boolean scorable =
          heard.unsupported().keySet().stream().allMatch(each -> measures.of(each) == 0);
      List<Neuron> neurons =
          new RoundClose(measures, scores, scorable, scorable)
              .neurons(drafts(heard), heard.values());
      neurons.forEach(each -> scores.put(each.hotkey(), each.score()));
      all.add(
          new RoundEvidence(
              RoundEvidence.FORMAT,
              "validator",
              "validator",
              1,
              heard.number(),
              heard.number(),
              "",
              HexFormat.of().formatHex(Market.seed(heard.number())),
              scorable,
              RoundEvidence.Plugin.of(subnet, sha256, settings, heard.shares(), heard.memory()),
              measures,
              heard.asked().stream().map(asked -> Question.of(asked.planned())).toList(),
              neurons,
              heard.unsupported().entrySet().stream()
                  .collect(Collectors.toMap(e -> e.getKey().label(), Map.Entry::getValue)),
              ""));
    }
    return all;
  }

  private static List<Neuron> drafts(Heard heard) {
    List<Neuron> drafts = new ArrayList<>();
    for (String miner : heard.miners()) {
      drafts.add(
          new Neuron(
              miner,
              drafts.size(),
              0,
              0,
              heard.before().getOrDefault(miner, Value.NONE),
              replies(heard, miner),
              Value.NONE,
              0,
              Value.NONE,
              0));
    }
    return drafts;
  }

  private static List<Reply> replies(Heard heard, String miner) {
    List<Reply> replies = new ArrayList<>();
    for (int i = 0; i < heard.asked().size(); i++) {
      Asked asked = heard.asked().get(i);
      for (Answered answered : asked.answers()) {
        if (answered.neuron().equals(miner)) {
          replies.add(
              new Reply(
                  i,
                  OK,
                  "Success",
                  answered.millis(),
                  Wire.fields("answer", answered.answer().deepCopy()),
                  verdict(heard.judged(), i, miner)));
        }
      }
    }
    return replies;
  }

  private static ObjectNode verdict(List<Judged> judged, int question, String miner) {
    return judged.stream()
        .filter(each -> each.question() == question && each.neuron().equals(miner))
        .findFirst()
        .map(Wire::verdict)
        .orElseGet(Wire::object);
  }
}
