package io.myelin.host.blob;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.client.axon.AxonBlobs;
import io.myelin.client.axon.Dendrite;
import io.myelin.client.axon.Dendrite.Reply;
import io.myelin.client.axon.Dendrite.Target;
import io.myelin.contract.SubnetDescription.TaskEntry;
import io.myelin.contract.shape.AttachmentName;
import io.myelin.worker.blob.Blob;
import io.myelin.worker.blob.BlobRefusedException;
import io.myelin.worker.blob.Incoming;
import io.myelin.worker.blob.Shelf;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Asks with attachments: brings those of the question to whoever is asked, and fetches those of the
 * answer from there, from nobody else. All of it takes no longer than the question may.
 */
public final class Courier {
  private static final int NOT_ASKED = 400;
  private static final int LATE = 408;
  private static final int BAD = 422;

  /** Each is held for as long as a transfer takes, which is no longer than its question. */
  private static final Executor TRANSFERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "attachment");
            thread.setDaemon(true);
            return thread;
          });

  private final Shelves shelves;

  public Courier(Shelves shelves) {
    this.shelves = shelves;
  }

  /** As {@link Dendrite#ask(Target, Dendrite.Question, Duration, Optional)}, with attachments. */
  public CompletableFuture<Reply> ask(
      Dendrite dendrite,
      Target target,
      TaskEntry task,
      ObjectNode fields,
      Duration limit,
      Optional<Consumer<ObjectNode>> parts,
      Shelf shelf) {
    Dendrite.Question question =
        new Dendrite.Question(task.name(), fields, task.signed(), task.answerBytes());
    if (task.attachmentBytes() == 0) {
      return dendrite.ask(target, question, limit, parts);
    }
    Trip trip = new Trip(new AxonBlobs(dendrite), target, task, shelf, System.nanoTime(), limit);
    CompletableFuture<Reply> result = new CompletableFuture<>();
    CompletableFuture.runAsync(() -> trip.deliver(fields), TRANSFERS)
        .thenCompose(
            there -> {
              CompletableFuture<Reply> asked = dendrite.ask(target, question, trip.left(), parts);
              result.whenComplete((done, failure) -> asked.cancel(true));
              return asked;
            })
        .thenApplyAsync(trip::collected, TRANSFERS)
        .exceptionally(trip::failed)
        .thenAccept(result::complete);
    return result;
  }

  /** One question's way there and back. */
  private final class Trip {
    private final AxonBlobs blobs;
    private final Target target;
    private final TaskEntry task;
    private final Shelf shelf;
    private final long begun;
    private final Duration limit;
    private volatile boolean delivered;

    Trip(AxonBlobs blobs, Target target, TaskEntry task, Shelf shelf, long begun, Duration limit) {
      this.blobs = blobs;
      this.target = target;
      this.task = task;
      this.shelf = shelf;
      this.begun = begun;
      this.limit = limit;
    }

    Duration left() {
      Duration left = limit.minus(took());
      return left.toMillis() > 0 ? left : Duration.ofMillis(1);
    }

    Duration took() {
      return Duration.ofNanos(System.nanoTime() - begun);
    }

    void deliver(ObjectNode fields) {
      List<AttachmentName> names = AttachmentName.in(fields, task.question());
      AttachmentName.total(names, "the question", task.attachmentBytes());
      moving(
          () -> {
            for (AttachmentName name : names) {
              Blob blob =
                  shelves
                      .store()
                      .find(name.sha256())
                      .filter(found -> found.bytes() == name.bytes())
                      .orElseThrow(
                          () ->
                              new BlobRefusedException(
                                  "attachment "
                                      + name.sha256()
                                      + " of "
                                      + name.bytes()
                                      + " bytes is not on this node; bring it first"));
              blobs.deliver(target, blob.sha256(), blob.file(), blob.bytes(), left());
            }
          });
      delivered = true;
    }

    Reply collected(Reply reply) {
      if (!reply.ok()) {
        return reply;
      }
      List<AttachmentName> names = AttachmentName.in(reply.body(), task.answer());
      AttachmentName.total(names, "the answer", task.attachmentBytes());
      moving(
          () -> {
            for (AttachmentName name : names) {
              collect(name);
            }
          });
      return new Reply(reply.status(), reply.message(), reply.body(), took());
    }

    private void collect(AttachmentName name) throws IOException, InterruptedException {
      Optional<Blob> here = shelves.store().find(name.sha256());
      if (here.isPresent()) {
        if (here.get().bytes() != name.bytes()) {
          throw new BlobRefusedException(
              "attachment " + name.sha256() + " has not " + name.bytes() + " bytes");
        }
        shelf.keep(here.get());
        return;
      }
      try (Incoming incoming = shelf.begin(name.bytes())) {
        blobs.fetch(target, name.sha256(), name.bytes(), left(), incoming::write);
        incoming.keep(Optional.of(name.sha256()));
      }
    }

    private Reply failed(Throwable failure) {
      Throwable cause = failure;
      while (cause instanceof CompletionException && cause.getCause() != null) {
        cause = cause.getCause();
      }
      int status =
          cause instanceof AxonBlobs.FailedException transfer
              ? transfer.status()
              : delivered ? BAD : NOT_ASKED;
      return new Reply(
          took().compareTo(limit) >= 0 ? LATE : status,
          String.valueOf(cause.getMessage()),
          JsonNodeFactory.instance.objectNode(),
          took());
    }
  }

  private interface Moving {
    void run() throws IOException, InterruptedException;
  }

  private static void moving(Moving work) {
    try {
      work.run();
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
