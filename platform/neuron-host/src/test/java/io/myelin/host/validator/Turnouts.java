package io.myelin.host.validator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;

/** Rounds made up for tests. */
final class Turnouts {
  private Turnouts() {}

  /** Each miner's statuses, one per question, as in {@code "a 200 408"}. */
  static Turnout of(String... miners) {
    List<Round.Reply> replies = new ArrayList<>();
    for (String miner : miners) {
      List<String> words = List.of(miner.split(" ", -1));
      for (int i = 1; i < words.size(); i++) {
        int status = Integer.parseInt(words.get(i));
        replies.add(
            new Round.Reply(
                words.get(0), i - 1, status, "", 1, JsonNodeFactory.instance.objectNode()));
      }
    }
    return new Turnout(replies);
  }
}
