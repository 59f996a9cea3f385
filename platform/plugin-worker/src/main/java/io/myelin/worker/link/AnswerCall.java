package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException.Blame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An answer under way: its parts as they come, then the whole. One thread takes them. The parts
 * that wait to be taken are bounded by what all of them may have together.
 */
public final class AnswerCall {
  /** Who has begun to answer goes on. */
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  /** Of a part without a value. */
  private static final int LEAST_BYTES = 2;

  private final BlockingQueue<Optional<ObjectNode>> parts = new LinkedBlockingQueue<>();
  private final AtomicLong bytes = new AtomicLong();
  private final CompletableFuture<ObjectNode> reply = new CompletableFuture<>();
  private final Duration limit;
  private final int most;
  private final long begun = System.nanoTime();
  private volatile Optional<WorkerFault> fault = Optional.empty();
  private long lastPart;
  private boolean streaming;
  private boolean whole;

  AnswerCall(
      Function<Consumer<JsonNode>, CompletableFuture<ObjectNode>> sending,
      Duration limit,
      int most) {
    this.limit = limit;
    this.most = most;
    reply.whenComplete((done, failure) -> parts.add(Optional.empty()));
    // the first part may come, and be one too many, before this returns
    CompletableFuture<ObjectNode> sent = sending.apply(this::take);
    sent.whenComplete(
        (done, failure) -> {
          if (over() && (failure == null || cancelled(failure))) {
            // a worker that stops for the limit answers in the moment in which it is over here
            end(WorkerFault.late("answer", limit));
          } else if (failure == null) {
            reply.complete(done);
          } else {
            reply.completeExceptionally(failure);
          }
        });
    reply.whenComplete(
        (done, failure) -> {
          if (reply.isCancelled()) {
            sent.cancel(false);
          }
        });
  }

  /** In milliseconds, as the worker knows the limit. */
  private boolean over() {
    return System.nanoTime() - begun >= Duration.ofMillis(limit.toMillis()).toNanos();
  }

  private static boolean cancelled(Throwable failure) {
    return failure instanceof WorkerFault said && said.code().equals("CANCELLED");
  }

  private void take(JsonNode frame) {
    try {
      ObjectNode part = Wire.fields("part", frame);
      if (bytes.addAndGet(size(part)) > most) {
        end(new WorkerFault("PARTS", Blame.PLUGIN, "the parts have more than " + most + " bytes"));
        return;
      }
      parts.add(Optional.of(part));
    } catch (IllegalArgumentException e) {
      end(new WorkerFault("WORKER_REPLY", Blame.PLUGIN, "a part was none: " + e.getMessage()));
    }
  }

  /** Names are not counted: those of a part are those of the answer, again and again. */
  private static long size(ObjectNode part) {
    return part.properties().stream()
        .mapToLong(field -> field.getValue().toString().getBytes(StandardCharsets.UTF_8).length)
        .reduce(LEAST_BYTES, Long::sum);
  }

  /** The next part; empty when none came within the pause, or the answer is {@link #whole()}. */
  public Optional<ObjectNode> part(Duration pause) throws InterruptedException {
    if (whole) {
      return Optional.empty();
    }
    long now = System.nanoTime();
    long left = limit.toNanos() - (now - begun);
    if (streaming) {
      left = Math.min(left, LONGEST_PAUSE.toNanos() - (now - lastPart));
    }
    Optional<ObjectNode> next =
        parts.poll(Math.max(0, Math.min(left, pause.toNanos())), TimeUnit.NANOSECONDS);
    if (next == null) {
      if (left <= pause.toNanos()) {
        end(WorkerFault.late("answer", streaming ? LONGEST_PAUSE : limit));
      }
      return Optional.empty();
    }
    whole = next.isEmpty();
    streaming = true;
    lastPart = System.nanoTime();
    return next;
  }

  /** Whether all parts were taken and the answer, or why there is none, is there. */
  public boolean whole() {
    return whole;
  }

  /**
   * The answer's own fields, once it is whole.
   *
   * @throws WorkerFault when there is none
   */
  public ObjectNode answer() throws InterruptedException {
    if (fault.isPresent()) {
      throw fault.get();
    }
    try {
      ObjectNode frame = reply.get();
      return PluginClient.reading("answer", () -> Wire.fields("answer", frame.path("answer")));
    } catch (ExecutionException e) {
      throw e.getCause() instanceof WorkerFault said
          ? said
          : WorkerFault.gone("answer", String.valueOf(e.getCause()));
    }
  }

  /** Nobody waits any more: the plugin is told to stop. */
  public void cancel() {
    end(new WorkerFault("CANCELLED", Blame.RESOURCES, "nobody waits for this call any more"));
  }

  private synchronized void end(WorkerFault why) {
    if (!reply.isDone()) {
      fault = Optional.of(why);
      reply.cancel(false);
    }
  }
}
