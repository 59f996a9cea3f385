package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException.Blame;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AnswerCallTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  /** A worker may be faster than who asks it. */
  @Test
  void shouldEndOverAPartThatComesBeforeTheRequestIsSent() throws Exception {
    CompletableFuture<ObjectNode> sent = new CompletableFuture<>();
    AnswerCall call =
        new AnswerCall(
            parts -> {
              parts.accept(Wire.object().put("said", "far too long"));
              return sent;
            },
            LIMIT,
            8);
    while (!call.whole()) {
      call.part(LIMIT);
    }
    assertEquals("PARTS", assertThrows(WorkerFault.class, call::answer).code());
    assertTrue(sent.isCancelled(), "the worker is told to stop");
  }

  @Test
  void shouldHandOnTheReplyAndTheFault() throws Exception {
    ObjectNode reply = Wire.object();
    reply.putObject("answer").put("said", "x");
    AnswerCall answered =
        new AnswerCall(parts -> CompletableFuture.completedFuture(reply), LIMIT, 8);
    assertTrue(answered.part(LIMIT).isEmpty() && answered.whole(), "no part");
    assertEquals("x", answered.answer().path("said").asText());
    AnswerCall gone =
        new AnswerCall(
            parts -> CompletableFuture.failedFuture(WorkerFault.gone("answer", "it ended")),
            LIMIT,
            8);
    gone.part(LIMIT);
    assertTrue(assertThrows(WorkerFault.class, gone::answer).ended(), "gone");
  }

  /** Whoever looks first, the worker that was told to stop at the limit or who asks it. */
  @Test
  void shouldBeLateWhenTheAnswerComesBehindTheLimit() throws Exception {
    ObjectNode reply = Wire.object();
    reply.putObject("answer").put("said", "stopped");
    WorkerFault stopped = new WorkerFault("CANCELLED", Blame.RESOURCES, "it never began");
    for (CompletableFuture<ObjectNode> end :
        List.of(
            CompletableFuture.completedFuture(reply),
            CompletableFuture.<ObjectNode>failedFuture(stopped))) {
      CompletableFuture<ObjectNode> sent = new CompletableFuture<>();
      AnswerCall call = new AnswerCall(parts -> sent, Duration.ofMillis(1), 8);
      TimeUnit.MILLISECONDS.sleep(2);
      end.whenComplete(
          (done, failure) -> {
            if (failure == null) {
              sent.complete(done);
            } else {
              sent.completeExceptionally(failure);
            }
          });
      while (!call.whole()) {
        call.part(LIMIT);
      }
      assertTrue(assertThrows(WorkerFault.class, call::answer).late(), "late");
    }
  }
}
