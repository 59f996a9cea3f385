package io.myelin.text;

import io.myelin.spi.AskedChallenge;
import io.myelin.spi.Body;
import io.myelin.spi.PluginException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a completion must not be: short, long, said before in the round, or the prompt itself. */
final class CompletionRules {
  private static final int SHORTEST = 16;

  private final List<AskedChallenge> round;

  /** How many of a neuron's completions in this round are the same text. */
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();

  private CompletionRules(List<AskedChallenge> round) {
    this.round = round;
  }

  static CompletionRules of(List<AskedChallenge> round) {
    CompletionRules rules = new CompletionRules(round);
    for (AskedChallenge asked : round) {
      if (asked.challenge().synapse().equals(TextPlugin.COMPLETE)) {
        asked.answers().forEach(rules::count);
      }
    }
    return rules;
  }

  private void count(String neuron, Body answer) {
    if (answer.fields().get("answer") instanceof String text) {
      counts.computeIfAbsent(neuron, n -> new HashMap<>()).merge(text, 1, Integer::sum);
    }
  }

  /** Why the neuron's answer to a challenge is worth nothing; empty when it deserves a look. */
  Optional<String> refusal(int challenge, String neuron) {
    AskedChallenge asked = round.get(challenge);
    Body request = asked.challenge().request();
    Body answer = asked.answers().getOrDefault(neuron, new Body(Map.of()));
    byte[] text;
    try {
      text = answer.bytes("answer");
    } catch (PluginException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (text.length < SHORTEST || text.length > request.whole("max_bytes")) {
      return Optional.of(
          "answer has "
              + text.length
              + " bytes; needed "
              + SHORTEST
              + " to "
              + request.whole("max_bytes"));
    }
    if (counts.getOrDefault(neuron, Map.of()).getOrDefault(answer.text("answer"), 0) > 1) {
      return Optional.of("answer equals the answer to another prompt");
    }
    if (latin(request.bytes("prompt")).contains(latin(text))) {
      return Optional.of("answer is a copy of the prompt");
    }
    return Optional.empty();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
