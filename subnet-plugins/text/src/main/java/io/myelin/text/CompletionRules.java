package io.myelin.text;

import io.myelin.spi.Exam;
import io.myelin.text.TextSubnet.Complete;
import io.myelin.text.TextSubnet.Completed;
import io.myelin.text.TextSubnet.Passage;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a completion must not be: short, long, said before in the round, or the prompt itself. */
final class CompletionRules {
  private static final int SHORTEST = 16;

  /** How many of a neuron's completions in this round are the same text. */
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();

  private CompletionRules() {}

  static CompletionRules of(Exam.Sheet<Complete, Completed, Passage> sheet) {
    CompletionRules rules = new CompletionRules();
    for (Exam.Row<Complete, Completed, Passage> row : sheet.rows()) {
      row.answers().forEach(given -> rules.count(given.neuron(), given.answer().answer()));
    }
    return rules;
  }

  private void count(String neuron, byte[] text) {
    counts.computeIfAbsent(neuron, n -> new HashMap<>()).merge(latin(text), 1, Integer::sum);
  }

  /** Why the neuron's answer to a question is worth nothing; empty when it deserves a look. */
  Optional<String> refusal(String neuron, Complete question, byte[] text) {
    if (text.length < SHORTEST || text.length > question.maxBytes()) {
      return Optional.of(
          "answer has "
              + text.length
              + " bytes; needed "
              + SHORTEST
              + " to "
              + question.maxBytes());
    }
    if (counts.getOrDefault(neuron, Map.of()).getOrDefault(latin(text), 0) > 1) {
      return Optional.of("answer equals the answer to another prompt");
    }
    if (latin(question.prompt()).contains(latin(text))) {
      return Optional.of("answer is a copy of the prompt");
    }
    return Optional.empty();
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
