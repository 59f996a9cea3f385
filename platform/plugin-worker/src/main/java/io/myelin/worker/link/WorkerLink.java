package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Pairs requests to one worker with its replies; any number of threads may ask at once. */
public final class WorkerLink implements Closeable {
  private final Frames frames;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<ObjectNode>> waiting = new ConcurrentHashMap<>();

  /** An interrupted thread that writes would close the channel, so callers never write. */
  private final ExecutorService writer;

  private volatile boolean ended;

  /** Starts reading at once; the hello frame must have been taken already. */
  public WorkerLink(Frames frames, String name) {
    this.frames = frames;
    this.writer = Executors.newSingleThreadExecutor(r -> daemon(r, "worker-write-" + name));
    daemon(this::readAll, "worker-read-" + name).start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /** Sends a request; the future ends with the reply, a WorkerFault, or the end of the worker. */
  public CompletableFuture<ObjectNode> send(String op, ObjectNode arguments) {
    long id = ids.incrementAndGet();
    CompletableFuture<ObjectNode> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    reply.whenComplete((done, failure) -> waiting.remove(id));
    ObjectNode frame = arguments.deepCopy().put("id", id).put("op", op);
    try {
      writer.execute(() -> write(frame, op, reply));
    } catch (RejectedExecutionException e) {
      reply.completeExceptionally(WorkerFault.gone(op, "the link is closed"));
    }
    return reply;
  }

  private void write(ObjectNode frame, String op, CompletableFuture<ObjectNode> reply) {
    try {
      frames.write(frame);
    } catch (IOException e) {
      ended = ended || !(e instanceof Frames.TooLongException);
      reply.completeExceptionally(WorkerFault.gone(op, String.valueOf(e.getMessage())));
    }
    if (ended) {
      reply.completeExceptionally(WorkerFault.gone(op, "the worker has ended"));
    }
  }

  /** Asks and waits; a worker that does not answer in time is reported as RESOURCES. */
  public ObjectNode call(String op, ObjectNode arguments, Duration limit) {
    CompletableFuture<ObjectNode> reply = send(op, arguments);
    try {
      return reply.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      reply.cancel(false);
      throw WorkerFault.late(op, limit);
    } catch (InterruptedException e) {
      reply.cancel(false);
      Thread.currentThread().interrupt();
      throw WorkerFault.gone(op, "the waiting thread was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof WorkerFault fault) {
        throw fault;
      }
      throw WorkerFault.gone(op, String.valueOf(e.getCause()));
    }
  }

  /** Whether the worker has ended its side. */
  boolean ended() {
    return ended;
  }

  private void readAll() {
    String reason = "the worker closed its socket";
    try {
      for (Optional<ObjectNode> frame = frames.read(); frame.isPresent(); frame = frames.read()) {
        settle(frame.get());
      }
    } catch (IOException e) {
      reason = String.valueOf(e.getMessage());
    }
    ended = true;
    writer.shutdown();
    for (CompletableFuture<ObjectNode> reply : waiting.values()) {
      reply.completeExceptionally(WorkerFault.gone("call", reason));
    }
  }

  private void settle(ObjectNode frame) {
    CompletableFuture<ObjectNode> reply = waiting.get(frame.path("id").asLong());
    if (reply == null) {
      return;
    }
    JsonNode fault = frame.get("fault");
    if (fault == null) {
      reply.complete(frame);
    } else {
      reply.completeExceptionally(WorkerFault.from(fault));
    }
  }

  @Override
  public void close() throws IOException {
    writer.shutdown();
    frames.close();
  }
}
