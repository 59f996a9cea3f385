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
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Pairs requests to one worker with its replies; any number of threads may ask at once. */
public final class WorkerLink implements Closeable {
  /** However often a worker says that it goes on, a call has no more than so many limits. */
  private static final int MOST_LIMITS = 10;

  private final Frames frames;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<ObjectNode>> waiting = new ConcurrentHashMap<>();

  /** Who hears the parts of an answer; nobody of an answer that is wanted whole. */
  private final Map<Long, Consumer<JsonNode>> hearing = new ConcurrentHashMap<>();

  /** Calls nobody waits for any more, with the time since when; the worker was told to cancel. */
  private final Map<Long, Long> abandoned = new ConcurrentHashMap<>();

  /** An interrupted thread that writes would close the channel, so callers never write. */
  private final ExecutorService writer;

  /** Answers the worker's own requests. */
  private final Serving serving;

  private volatile boolean ended;
  private final Map<Integer, Progress> progress = new ConcurrentHashMap<>();
  private volatile Map<Integer, PluginMeasures> measures = Map.of();

  /**
   * What a worker said last about a start that takes long.
   *
   * @param done from 0 to 1
   */
  public record Progress(double done, String what, long nanoTime) {}

  /** Starts reading at once; the hello frame must have been taken already. */
  public WorkerLink(Frames frames, String name) {
    this.frames = frames;
    this.writer = Executors.newSingleThreadExecutor(r -> daemon(r, "worker-write-" + name));
    this.serving = new Serving(name, this::answer);
    daemon(this::readAll, "worker-read-" + name).start();
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends a request; the future ends with the reply, a WorkerFault, or the end of the worker.
   * Whoever cancels the future tells the worker that nobody waits any more.
   */
  public CompletableFuture<ObjectNode> send(String op, ObjectNode arguments) {
    return send(op, arguments, part -> {});
  }

  /** The same; parts that come before the reply are heard by the thread that reads all frames. */
  CompletableFuture<ObjectNode> send(String op, ObjectNode arguments, Consumer<JsonNode> parts) {
    long id = ids.incrementAndGet();
    CompletableFuture<ObjectNode> reply = new CompletableFuture<>();
    waiting.put(id, reply);
    hearing.put(id, parts);
    reply.whenComplete(
        (done, failure) -> {
          if (reply.isCancelled()) {
            abandon(id);
          }
          waiting.remove(id);
          hearing.remove(id);
        });
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
      ended = ended || !(e instanceof Frames.UnwritableException);
      reply.completeExceptionally(WorkerFault.gone(op, String.valueOf(e.getMessage())));
    }
    if (ended) {
      reply.completeExceptionally(WorkerFault.gone(op, "the worker has ended"));
    }
  }

  private void abandon(long id) {
    abandoned.put(id, System.nanoTime());
    try {
      writer.execute(
          () -> {
            try {
              frames.write(Wire.object().put("op", "cancel").put("call", id));
            } catch (IOException e) {
              ended = true;
            }
          });
    } catch (RejectedExecutionException closed) {
      abandoned.remove(id);
    }
  }

  /** From now on answers what a session of the worker asks; before, everything is refused. */
  void serve(int session, HostRequests answering) {
    serving.by(session, answering);
  }

  /** Forgets a session that ends. */
  void forget(int session) {
    serving.by(session, HostRequests.NONE);
    progress.remove(session);
  }

  /** Hears whether the worker still reads, also while plugins are busy, and what they measured. */
  public void ping(Duration limit) {
    measures = PluginMeasures.bySession(call("ping", Wire.object(), limit).path("metrics"));
  }

  /** As the worker said when it was last asked whether it still reads. */
  PluginMeasures measures(int session) {
    return measures.getOrDefault(session, PluginMeasures.NONE);
  }

  /** How long the longest of the calls that were cancelled has run on; zero when there is none. */
  public Duration overdue() {
    long now = System.nanoTime();
    return abandoned.values().stream()
        .map(since -> Duration.ofNanos(now - since))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** What a session said last about a start that takes long. */
  Optional<Progress> progress(int session) {
    return Optional.ofNullable(progress.get(session));
  }

  /** Asks and waits; a worker that does not answer in time is reported as RESOURCES. */
  public ObjectNode call(String op, ObjectNode arguments, Duration limit) {
    long begun = System.nanoTime();
    return wait(op, arguments, limit, () -> begun);
  }

  /** The same for a call whose limit begins anew when the worker says that it makes progress. */
  ObjectNode callWithProgress(int session, String op, ObjectNode arguments, Duration limit) {
    long begun = System.nanoTime();
    long latest = begun + (MOST_LIMITS - 1) * limit.toNanos();
    return wait(
        op,
        arguments,
        limit,
        () ->
            progress(session)
                .map(Progress::nanoTime)
                .filter(said -> said - begun > 0)
                .map(said -> said - latest > 0 ? latest : said)
                .orElse(begun));
  }

  private ObjectNode wait(String op, ObjectNode arguments, Duration limit, LongSupplier since) {
    CompletableFuture<ObjectNode> reply = send(op, arguments);
    try {
      while (true) {
        long left = limit.toNanos() - (System.nanoTime() - since.getAsLong());
        try {
          return reply.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
          if (System.nanoTime() - since.getAsLong() >= limit.toNanos()) {
            reply.cancel(false);
            throw WorkerFault.late(op, limit);
          }
        }
      }
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
        take(frame.get());
      }
    } catch (IOException | RuntimeException e) {
      reason = String.valueOf(e.getMessage());
    }
    ended = true;
    writer.shutdown();
    serving.close();
    for (CompletableFuture<ObjectNode> reply : waiting.values()) {
      reply.completeExceptionally(WorkerFault.gone("call", reason));
    }
  }

  private void take(ObjectNode frame) {
    switch (frame.path("op").asText()) {
      case "progress" ->
          progress.put(
              frame.path("session").asInt(),
              new Progress(
                  frame.path("done").asDouble(), frame.path("what").asText(), System.nanoTime()));
      case "" -> settle(frame);
      default -> serving.take(frame);
    }
  }

  /** A reply that is too long for a frame is told of instead. */
  private void answer(ObjectNode reply) {
    try {
      writer.execute(
          () -> {
            try {
              frames.write(reply);
            } catch (Frames.UnwritableException tooLong) {
              answer(Serving.tooLong(reply, String.valueOf(tooLong.getMessage())));
            } catch (IOException e) {
              ended = true;
            }
          });
    } catch (RejectedExecutionException closed) {
      // nobody is left to hear it
    }
  }

  private void settle(ObjectNode frame) {
    long id = frame.path("id").asLong();
    JsonNode part = frame.get("part");
    if (part != null) {
      Optional.ofNullable(hearing.get(id)).ifPresent(heard -> heard.accept(part));
      return;
    }
    abandoned.remove(id);
    CompletableFuture<ObjectNode> reply = waiting.get(id);
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
    serving.close();
    frames.close();
  }
}
