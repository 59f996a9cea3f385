package io.myelin.host.asking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.Dendrite;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.primitives.NetUid;
import io.myelin.spi.SubnetException;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.Wire;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** What one neuron's plugin asks of its host: who is there, and their answers. */
public final class Asking implements HostRequests {
  private final Experts experts;
  private final Dendrite dendrite;
  private final AskBudget budget;

  /**
   * @param dendrite signs with the neuron's key
   * @param budget what the plugin was granted
   */
  public Asking(Experts experts, Dendrite dendrite, AskBudget budget) {
    this.experts = experts;
    this.dendrite = dendrite;
    this.budget = budget;
  }

  @Override
  public CompletableFuture<ObjectNode> answer(String op, ObjectNode arguments) {
    return switch (op) {
      case "experts" ->
          CompletableFuture.completedFuture(listed(arguments.path("modality").asText()));
      case "ask" -> ask(arguments);
      default -> HostRequests.NONE.answer(op, arguments);
    };
  }

  private ObjectNode listed(String modality) {
    budget.require(modality);
    ObjectNode reply = Wire.object();
    ArrayNode list = reply.putArray("experts");
    for (Experts.Expert expert : experts.of(modality)) {
      list.addObject()
          .put("netuid", expert.netuid().value())
          .put("hotkey", expert.target().hotkey())
          .put("incentive", expert.incentive());
    }
    return reply;
  }

  private CompletableFuture<ObjectNode> ask(ObjectNode arguments) {
    NetUid netuid = new NetUid(arguments.path("netuid").asInt());
    SubnetDescription subnet =
        experts
            .subnet(netuid)
            .orElseThrow(
                () ->
                    SubnetException.operator(
                        "SUBNET",
                        "subnet " + netuid.value() + " has no plugin on this host to ask by"));
    budget.require(subnet.modality());
    String name = arguments.path("task").asText();
    TaskEntry task =
        subnet
            .task(name)
            .orElseThrow(
                () ->
                    SubnetException.operator(
                        "TASK",
                        "task "
                            + name
                            + " is not of subnet "
                            + netuid.value()
                            + "; needed one of "
                            + subnet.tasks().stream().map(TaskEntry::name).toList()));
    String hotkey = arguments.path("hotkey").asText();
    Experts.Expert expert =
        experts
            .find(netuid, hotkey)
            .orElseThrow(
                () ->
                    SubnetException.resources(
                        "EXPERT", hotkey + " does not serve on subnet " + netuid.value()));
    budget.take();
    ObjectNode question = Wire.fields("question", arguments.path("question"));
    long millis = Math.max(1, Math.min(arguments.path("limitMillis").asLong(), task.limitMillis()));
    return dendrite
        .ask(
            expert.target(),
            new Dendrite.Question(name, question, task.signed(), task.answerBytes()),
            Duration.ofMillis(millis))
        .thenApply(reply -> answered(reply, task));
  }

  private static ObjectNode answered(Dendrite.Reply reply, TaskEntry task) {
    if (!reply.ok()) {
      throw SubnetException.resources(
          "ASK_" + reply.status(), "the question was not answered: " + reply.message());
    }
    ObjectNode answer = Wire.object().put("millis", reply.took().toMillis());
    answer.set("answer", RecordJson.only(reply.body(), task.answer()));
    return answer;
  }
}
