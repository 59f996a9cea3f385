package io.myelin.host.validator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.blob.Courier;
import io.myelin.worker.blob.Shelf;
import io.myelin.worker.role.Judgements.Answered;
import io.myelin.worker.role.Judgements.Asked;
import io.myelin.worker.role.Judgements.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The asking of one round: every miner gets the same questions, one after another, until time. */
final class Round {
  private final Dendrite dendrite;
  private final Courier courier;
  private final Shelf shelf;
  private final Map<String, TaskEntry> tasks = new LinkedHashMap<>();

  /**
   * @param shelf where attachments of answers are kept, which scores rest on
   */
  Round(Dendrite dendrite, Courier courier, Shelf shelf, SubnetDescription subnet) {
    this.dendrite = dendrite;
    this.courier = courier;
    this.shelf = shelf;
    subnet.tasks().forEach(task -> tasks.put(task.name(), task));
  }

  /**
   * One question's fate: HTTP or made-up status, and how long it took.
   *
   * @param question its index in the round
   * @param answer the fields that the task's answer has
   */
  record Reply(
      String miner, int question, int status, String message, long millis, ObjectNode answer) {}

  /** Ends at the deadline at the latest; whoever did not answer by then has no reply of 200. */
  List<Reply> ask(List<Planned> questions, List<Dendrite.Target> targets, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    List<CompletableFuture<List<Reply>>> asked = new ArrayList<>();
    for (Dendrite.Target target : targets) {
      CompletableFuture<List<Reply>> chain = CompletableFuture.completedFuture(List.of());
      for (int index = 0; index < questions.size(); index++) {
        int number = index;
        chain = chain.thenCompose(before -> one(before, questions, number, target, end));
      }
      asked.add(chain);
    }
    return asked.stream().flatMap(chain -> chain.join().stream()).toList();
  }

  private CompletableFuture<List<Reply>> one(
      List<Reply> before, List<Planned> all, int index, Dendrite.Target target, long end) {
    Planned planned = all.get(index);
    TaskEntry task =
        Optional.ofNullable(tasks.get(planned.task()))
            .orElseThrow(() -> new IllegalStateException("no task is named " + planned.task()));
    long left = Math.max(end - System.nanoTime(), 1_000_000);
    Duration limit = Duration.ofNanos(Math.min(left, task.limitMillis() * 1_000_000));
    return courier
        .ask(dendrite, target, task, planned.question(), limit, Optional.empty(), shelf)
        .thenApply(
            reply -> {
              List<Reply> after = new ArrayList<>(before);
              after.add(
                  new Reply(
                      target.hotkey(),
                      index,
                      reply.status(),
                      reply.message(),
                      reply.took().toMillis(),
                      RecordJson.only(reply.body(), task.answer())));
              return after;
            });
  }

  static List<Asked> forJudging(List<Planned> questions, List<Reply> replies) {
    List<Asked> round = new ArrayList<>();
    for (int index = 0; index < questions.size(); index++) {
      List<Answered> answers = new ArrayList<>();
      for (Reply reply : replies) {
        if (reply.question() == index && reply.status() == 200) {
          answers.add(new Answered(reply.miner(), reply.answer(), reply.millis()));
        }
      }
      round.add(new Asked(questions.get(index), answers));
    }
    return round;
  }
}
