package io.myelin.host.axon;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.host.axon.AxonDesk.Answer;
import io.myelin.spi.Answering.Caller;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.AnswerCall;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.WorkerFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A checked question on its way to a worker, and the answer on its way back.
 *
 * @param body as the caller sent it; an answer that is asked for whole repeats it
 */
record Forward(
    PluginClient plugin, TaskEntry task, ObjectNode body, Caller caller, Duration limit) {
  private static final Logger LOG = Logger.getLogger(Forward.class.getName());

  /** How soon a caller that is gone is missed: its worker is to hear of it within a second. */
  private static final Duration LOOK = Duration.ofMillis(300);

  Answer answer(Optional<Parts> parts) {
    ObjectNode question = RecordJson.only(body, task.question());
    try {
      ObjectNode answer =
          parts.isPresent()
              ? inParts(question, parts.get())
              : plugin.answer(task.name(), question, caller, limit);
      int bytes = answer.toString().getBytes(StandardCharsets.UTF_8).length;
      if (bytes > task.answerBytes()) {
        throw new IllegalArgumentException(
            "the answer has " + bytes + " bytes; " + task.name() + " allows " + task.answerBytes());
      }
      return new Answer(200, parts.isPresent() ? answer : body.setAll(answer), "Success");
    } catch (WorkerFault e) {
      if (e.late() || e.code().equals("CANCELLED")) {
        return Answer.refused(408, "no answer within " + limit.toMillis() + " ms");
      }
      if (e.blame() == Blame.CALLER) {
        return Answer.refused(400, String.valueOf(e.getMessage()));
      }
      return failed(e);
    } catch (IllegalArgumentException e) {
      return failed(e);
    }
  }

  private ObjectNode inParts(ObjectNode question, Parts parts) {
    AnswerCall call = plugin.begin(task.name(), question, caller, limit, task.answerBytes());
    try {
      while (!call.whole()) {
        Optional<ObjectNode> part = call.part(LOOK);
        if (part.isPresent()) {
          parts.part(part.get());
        } else if (!call.whole()) {
          parts.idle();
        }
      }
      return call.answer();
    } catch (IOException gone) {
      call.cancel();
      throw new WorkerFault("CANCELLED", Blame.CALLER, "the caller is gone");
    } catch (InterruptedException e) {
      call.cancel();
      Thread.currentThread().interrupt();
      throw new WorkerFault("CANCELLED", Blame.RESOURCES, "the node stops");
    }
  }

  private static Answer failed(RuntimeException e) {
    UUID id = UUID.randomUUID();
    LOG.log(Level.WARNING, "axon request " + id + " failed", e);
    return Answer.refused(500, "Internal Server Error #" + id);
  }
}
