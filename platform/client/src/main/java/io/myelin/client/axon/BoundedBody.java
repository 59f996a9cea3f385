package io.myelin.client.axon;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Reads an answer up to a limit and hangs up beyond it: a stranger may send without end. */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final int limit;
  private final int allowed;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<byte[]> body = new CompletableFuture<>();
  private volatile Optional<Flow.Subscription> subscription = Optional.empty();

  /** The answer has more bytes than are taken. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int allowed) {
      super("the answer is longer than " + allowed + " bytes");
    }
  }

  /**
   * @param limit what is read
   * @param allowed what an answer may have beside what it repeats of the question, for the refusal
   */
  BoundedBody(int limit, int allowed) {
    this.limit = limit;
    this.allowed = allowed;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return body;
  }

  @Override
  public void onSubscribe(Flow.Subscription opened) {
    subscription = Optional.of(opened);
    opened.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      if (body.isDone() || bytes.size() + buffer.remaining() > limit) {
        subscription.ifPresent(Flow.Subscription::cancel);
        body.completeExceptionally(new TooLongException(allowed));
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
  }

  @Override
  public void onError(Throwable failure) {
    body.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    body.complete(bytes.toByteArray());
  }
}
