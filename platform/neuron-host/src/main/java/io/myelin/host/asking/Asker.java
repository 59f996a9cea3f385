package io.myelin.host.asking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.blob.Courier;
import io.myelin.primitives.NetUid;
import io.myelin.spi.SubnetException;
import io.myelin.worker.blob.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Questions to neurons of the host's subnets, whoever asks them: a person, a program, a plugin.
 * First it is chosen who answers, then that neuron is asked.
 */
public final class Asker {
  private final Experts experts;

  public Asker(Experts experts) {
    this.experts = experts;
  }

  /**
   * Who is asked, and for what.
   *
   * @param question all fields, with defaults for those that were left out
   * @param rank 1 for the highest incentive of those that serve
   * @param serving how many serve on the subnet
   * @param named whether it was asked for, so that its rank did not matter
   */
  public record Choice(
      SubnetDescription subnet,
      TaskEntry task,
      ObjectNode question,
      Expert expert,
      int rank,
      int serving,
      boolean named) {

    /** In words: why this neuron. */
    public String why() {
      return named
          ? "it was asked for by its hotkey"
          : "the highest incentive of " + serving + " that serve the subnet";
    }
  }

  /**
   * @param answer the answer's own fields
   */
  public record Answered(ObjectNode answer, Duration took) {}

  /**
   * How questions go out.
   *
   * @param dendrite signs
   * @param shelf where attachments of answers are kept
   */
  public record Way(Dendrite dendrite, Courier courier, Shelf shelf) {}

  /** The plugins of the host's subnets, by number. */
  public List<NetUid> subnets() {
    return experts.subnets();
  }

  /**
   * What a subnet's plugin says of itself.
   *
   * @throws SubnetException OPERATOR SUBNET when the host has none for it
   */
  public SubnetDescription subnet(NetUid netuid) {
    return experts
        .subnet(netuid)
        .orElseThrow(
            () ->
                SubnetException.operator(
                    "SUBNET",
                    "subnet "
                        + netuid.value()
                        + " has no plugin on this host to ask by; it has "
                        + (experts.subnets().isEmpty()
                            ? "none"
                            : "those of subnets "
                                + experts.subnets().stream()
                                    .map(NetUid::toString)
                                    .collect(Collectors.joining(", ")))));
  }

  /**
   * Chooses who is asked: the neuron of the highest incentive, or the one that is named.
   *
   * @param task its name; empty for the one task that the fields fit
   * @throws SubnetException SUBNET, TASK, FIELD or EXPERT
   */
  public Choice choose(
      NetUid netuid, Optional<String> task, ObjectNode fields, Optional<String> hotkey) {
    SubnetDescription subnet = subnet(netuid);
    TaskEntry meant = Questions.task(subnet, task, fields);
    ObjectNode question = Questions.complete(meant, fields);
    List<Expert> serving = experts.best(netuid);
    for (int i = 0; i < serving.size(); i++) {
      Expert expert = serving.get(i);
      if (hotkey.isEmpty() || expert.target().hotkey().equals(hotkey.get())) {
        return new Choice(
            subnet, meant, question, expert, i + 1, serving.size(), hotkey.isPresent());
      }
    }
    throw SubnetException.resources(
        "EXPERT",
        hotkey
            .map(each -> each + " does not serve on subnet " + netuid.value())
            .orElse("no neuron of subnet " + netuid.value() + " serves an axon"));
  }

  /**
   * Asks; the future ends with the answer or with a SubnetException RESOURCES ASK_ and a status of
   * axon.md 6. Cancelling it hangs up.
   *
   * @param limit at most the task's own
   * @param parts hears parts of the answer as they come
   */
  public static CompletableFuture<Answered> ask(
      Choice choice, Way way, Duration limit, Optional<Consumer<ObjectNode>> parts) {
    TaskEntry task = choice.task();
    long millis = Math.max(1, Math.min(limit.toMillis(), task.limitMillis()));
    CompletableFuture<Dendrite.Reply> reply =
        way.courier()
            .ask(
                way.dendrite(),
                choice.expert().target(),
                task,
                choice.question(),
                Duration.ofMillis(millis),
                parts,
                way.shelf());
    CompletableFuture<Answered> answered = reply.thenApply(each -> answered(each, task));
    answered.whenComplete((done, failure) -> reply.cancel(false));
    return answered;
  }

  private static Answered answered(Dendrite.Reply reply, TaskEntry task) {
    if (!reply.ok()) {
      throw SubnetException.resources(
          "ASK_" + reply.status(), "the question was not answered: " + reply.message());
    }
    return new Answered(RecordJson.only(reply.body(), task.answer()), reply.took());
  }
}
