package io.myelin.worker.link;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Answers what one worker asks its host, so many at once; each is answered, if by a refusal. */
final class Serving {
  /** What a worker may have asked and not heard yet. */
  private static final int MOST = 64;

  private final ExecutorService threads;
  private final Consumer<ObjectNode> replies;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<Integer, HostRequests> requests = new ConcurrentHashMap<>();

  Serving(String name, Consumer<ObjectNode> replies) {
    this.replies = replies;
    this.threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "worker-serve-" + name);
              thread.setDaemon(true);
              return thread;
            });
  }

  void by(int session, HostRequests answering) {
    requests.put(session, answering);
  }

  void take(ObjectNode frame) {
    long id = frame.path("id").asLong();
    if (open.incrementAndGet() > MOST) {
      reply(id, Wire.fault("BUSY", Blame.RESOURCES, MOST + " requests are under way"));
      return;
    }
    try {
      threads.execute(
          () ->
              answered(frame)
                  .handle((reply, failure) -> failure == null ? reply : fault(failure))
                  .thenAccept(reply -> reply(id, reply)));
    } catch (RejectedExecutionException closed) {
      open.decrementAndGet();
    }
  }

  private CompletableFuture<ObjectNode> answered(ObjectNode frame) {
    try {
      return requests
          .getOrDefault(frame.path("session").asInt(), HostRequests.NONE)
          .answer(frame.path("op").asText(), frame);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private void reply(long id, ObjectNode reply) {
    open.decrementAndGet();
    replies.accept(reply.put("id", id));
  }

  private static ObjectNode fault(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return cause instanceof SubnetException refused
        ? Wire.fault(refused.code(), refused.blame(), String.valueOf(refused.getMessage()))
        : Wire.fault("HOST", Blame.RESOURCES, "the host could not: " + cause.getMessage());
  }

  static ObjectNode tooLong(ObjectNode reply, String why) {
    return Wire.fault("REPLY_SIZE", Blame.RESOURCES, why).put("id", reply.path("id").asLong());
  }

  void close() {
    threads.shutdown();
  }
}
