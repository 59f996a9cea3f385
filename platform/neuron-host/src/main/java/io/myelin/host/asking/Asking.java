package io.myelin.host.asking;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.primitives.NetUid;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.Wire;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What one neuron's plugin asks of its host: who is there, and their answers. */
public final class Asking implements HostRequests {
  private final Experts experts;
  private final Asker asker;
  private final Asker.Way way;
  private final AskBudget budget;

  /**
   * @param way on which questions go, signed with the neuron's key
   * @param budget what the plugin was granted
   */
  public Asking(Experts experts, Asker.Way way, AskBudget budget) {
    this.experts = experts;
    this.asker = new Asker(experts);
    this.way = way;
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
    for (Expert expert : experts.of(modality)) {
      list.addObject()
          .put("netuid", expert.netuid().value())
          .put("hotkey", expert.target().hotkey())
          .put("incentive", expert.incentive());
    }
    return reply;
  }

  private CompletableFuture<ObjectNode> ask(ObjectNode arguments) {
    NetUid netuid = new NetUid(arguments.path("netuid").asInt());
    budget.require(asker.subnet(netuid).modality());
    Asker.Choice choice =
        asker.choose(
            netuid,
            Optional.of(arguments.path("task").asText()),
            Wire.fields("question", arguments.path("question")),
            Optional.of(arguments.path("hotkey").asText()));
    budget.take();
    Duration limit = Duration.ofMillis(arguments.path("limitMillis").asLong());
    return Asker.ask(choice, way, limit, Optional.empty()).thenApply(Asking::answered);
  }

  private static ObjectNode answered(Asker.Answered answered) {
    ObjectNode answer = Wire.object().put("millis", answered.took().toMillis());
    answer.set("answer", answered.answer());
    return answer;
  }
}
