package io.myelin.client.axon;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * An answer as lines of JSON: {@code {"part": {}}} for each part, then {@code {"answer": {}}} or
 * {@code {"error": {"status", "message"}}}; empty lines mean that the axon is still there. A
 * stranger's parts are bounded like its answer.
 */
final class AnswerLines implements BodySubscriber<Received> {
  static final String TYPE = "application/x-ndjson";

  /** As of any answer that is none. */
  private static final int BAD = 422;

  /** A part of one character has so much around it that is the same in each. */
  private static final long AROUND = 8;

  private final int limit;
  private final int allowed;
  private final Consumer<ObjectNode> parts;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final CompletableFuture<Received> body = new CompletableFuture<>();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();
  private long read;

  AnswerLines(int limit, int allowed, Consumer<ObjectNode> parts) {
    this.limit = limit;
    this.allowed = allowed;
    this.parts = parts;
  }

  @Override
  public CompletionStage<Received> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription = Optional.of(opened);
    opened.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    try {
      for (ByteBuffer buffer : buffers) {
        take(buffer);
      }
      subscription.ifPresent(open -> open.request(1));
    } catch (IOException | RuntimeException e) {
      subscription.ifPresent(Flow.Subscription::cancel);
      body.completeExceptionally(e);
    }
  }

  private void take(ByteBuffer buffer) throws IOException {
    read += buffer.remaining();
    if (read > limit + AROUND * allowed) {
      throw new BoundedBody.TooLongException(allowed);
    }
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next != '\n') {
        line.write(next);
      } else if (line.size() > 0) {
        byte[] whole = line.toByteArray();
        line.reset();
        line(whole);
      }
    }
  }

  private void line(byte[] bytes) {
    if (body.isDone()) {
      return;
    }
    JsonNode said;
    try {
      said = StrangersJson.read(bytes, allowed);
    } catch (IOException e) {
      body.complete(none("a line is not JSON, or of too many values"));
      return;
    }
    if (said.path("part") instanceof ObjectNode part) {
      parts.accept(part);
    } else if (said.path("answer") instanceof ObjectNode answer) {
      body.complete(received(200, answer));
    } else if (said.path("error") instanceof ObjectNode error) {
      int status = error.path("status").asInt();
      body.complete(received(status < 400 || status > 599 ? BAD : status, error));
    } else {
      body.complete(none("a line is neither part nor answer nor error"));
    }
  }

  private static Received received(int status, ObjectNode said) {
    return new Received(status, said.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Received none(String why) {
    return received(BAD, JsonNodeFactory.instance.objectNode().put("message", why));
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(none("the lines ended before the answer was whole"));
  }
}
