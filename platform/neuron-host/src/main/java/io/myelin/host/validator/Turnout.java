package io.myelin.host.validator;

import io.myelin.host.validator.Round.Reply;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who answered in a round, and who did not. */
record Turnout(List<Reply> replies) {
  private static final int TIMED_OUT = 408;

  Turnout {
    replies = List.copyOf(replies);
  }

  /** Miners that answered a question. */
  Set<String> answering() {
    return miners(Turnout::answered);
  }

  /** Miners that answered every question. */
  Set<String> complete() {
    Set<String> complete = answering();
    complete.removeAll(miners(reply -> !answered(reply)));
    return complete;
  }

  /** Miners that had no answer in time to a question. */
  Set<String> late() {
    return miners(reply -> reply.status() == TIMED_OUT);
  }

  /** How many questions these miners were asked. */
  long asked(Collection<String> miners) {
    return replies.stream().filter(reply -> miners.contains(reply.miner())).count();
  }

  /** How many questions were not answered, by whomever. */
  long silent() {
    return replies.stream().filter(reply -> !answered(reply)).count();
  }

  /** How many these miners did not answer. */
  long silent(Collection<String> miners) {
    return replies.stream()
        .filter(reply -> !answered(reply) && miners.contains(reply.miner()))
        .count();
  }

  private static boolean answered(Reply reply) {
    return reply.status() == 200;
  }

  private Set<String> miners(Predicate<Reply> such) {
    return replies.stream().filter(such).map(Reply::miner).collect(Collectors.toSet());
  }
}
