package io.myelin.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import io.myelin.worker.link.Frames;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the neurons of a worker tell and ask their host. One thread writes all of it: an interrupted
 * one that writes closes the socket, which would end the process and all neurons in it.
 */
final class HostLine {
  private final Frames frames;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, CompletableFuture<ObjectNode>> waiting = new ConcurrentHashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "writer");
            thread.setDaemon(true);
            return thread;
          });

  HostLine(Frames frames) {
    this.frames = frames;
  }

  /** The host as one session sees it. */
  Host of(int session) {
    return new Host() {
      @Override
      public void progress(double done, String what) {
        write(session, Wire.object().put("op", "progress").put("done", done).put("what", what));
      }

      @Override
      public CompletableFuture<ObjectNode> ask(String op, ObjectNode arguments) {
        long id = ids.incrementAndGet();
        CompletableFuture<ObjectNode> reply = new CompletableFuture<>();
        waiting.put(id, reply);
        reply.whenComplete((done, failure) -> waiting.remove(id));
        write(session, arguments.put("op", op).put("id", id));
        return reply;
      }
    };
  }

  /** Returns when it is written, also for a thread that is interrupted. */
  void send(ObjectNode frame) throws IOException {
    try {
      CompletableFuture.runAsync(() -> write(frame), writer).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw e;
    }
  }

  private void write(ObjectNode frame) {
    try {
      frames.write(frame);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(int session, ObjectNode frame) {
    try {
      send(frame.put("session", session));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a reply of the host; one that nobody waits for is passed over. */
  void settle(ObjectNode frame) {
    CompletableFuture<ObjectNode> reply = waiting.get(frame.path("id").asLong());
    if (reply == null) {
      return;
    }
    JsonNode fault = frame.get("fault");
    if (fault == null) {
      reply.complete(frame);
    } else {
      reply.completeExceptionally(
          new SubnetException(
              fault.path("code").asText(),
              Blame.valueOf(fault.path("blame").asText(Blame.RESOURCES.name())),
              fault.path("message").asText()));
    }
  }
}
