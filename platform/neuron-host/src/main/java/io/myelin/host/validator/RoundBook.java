package io.myelin.host.validator;

import io.myelin.host.validator.Round.Reply;
import io.myelin.worker.evidence.RoundEvidence;
import io.myelin.worker.evidence.RoundEvidence.Neuron;
import io.myelin.worker.link.Wire;
import io.myelin.worker.role.Judgements.Judged;
import io.myelin.worker.value.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Writes down who was asked what, who said what, and what it came to. */
final class RoundBook {
  private RoundBook() {}

  /**
   * Everybody who was asked, without values yet: the earliest registered first, and of one block
   * the lowest uid.
   *
   * @param registered the block of each neuron's registration
   * @param groups those who were judged in one call
   */
  static List<Neuron> drafts(
      Map<String, Integer> uids,
      Map<String, Long> registered,
      ValidatorState state,
      List<Reply> replies,
      List<Judged> judged,
      List<List<String>> groups) {
    List<Neuron> neurons = new ArrayList<>();
    uids.forEach(
        (hotkey, uid) ->
            neurons.add(
                new Neuron(
                    hotkey,
                    uid,
                    registered.getOrDefault(hotkey, 0L),
                    group(groups, hotkey),
                    state.value(hotkey),
                    replies.stream()
                        .filter(reply -> reply.miner().equals(hotkey))
                        .map(reply -> reply(reply, judged))
                        .toList(),
                    Value.NONE,
                    0,
                    Value.NONE,
                    0)));
    neurons.sort(Comparator.comparingLong(Neuron::registered).thenComparingInt(Neuron::uid));
    return neurons;
  }

  private static int group(List<List<String>> groups, String hotkey) {
    for (int i = 0; i < groups.size(); i++) {
      if (groups.get(i).contains(hotkey)) {
        return i;
      }
    }
    return -1;
  }

  private static RoundEvidence.Reply reply(Reply reply, List<Judged> judged) {
    return new RoundEvidence.Reply(
        reply.question(),
        reply.status(),
        reply.message(),
        reply.millis(),
        reply.answer(),
        judged.stream()
            .filter(each -> each.question() == reply.question())
            .filter(each -> each.neuron().equals(reply.miner()))
            .findFirst()
            .map(Wire::verdict)
            .orElseGet(Wire::object));
  }
}
