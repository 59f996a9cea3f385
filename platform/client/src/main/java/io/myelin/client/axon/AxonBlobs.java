package io.myelin.client.axon;

import io.myelin.client.axon.Dendrite.Target;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Attachments to and from axons, at {@code /blob/SHA256}: pieces, each signed like a question with
 * the digest in the place of the body's hash. Every call blocks up to its limit.
 */
public final class AxonBlobs {
  /** Of one request's body. */
  public static final int PIECE = 8 << 20;

  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int ACCEPTED = 202;
  private static final int PART = 206;
  private static final int ABSENT = 404;

  private final Dendrite dendrite;

  /** Bytes that could not be had or brought, with a status of HTTP or one of axon.md 6. */
  public static final class FailedException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    FailedException(int status, String message) {
      super(message);
      this.status = status;
    }

    public int status() {
      return status;
    }
  }

  /** Takes bytes as they come, and says whether they are the right ones. */
  public interface Sink {
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  /**
   * @param dendrite signs
   */
  public AxonBlobs(Dendrite dendrite) {
    this.dendrite = dendrite;
  }

  /**
   * Gets exactly so many bytes; whether they have the digest is for the sink to find out.
   *
   * @throws FailedException 408 when time is over, 422 when they are fewer or more
   */
  public void fetch(Target target, String sha256, long bytes, Duration limit, Sink sink)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long from = 0; from < bytes; from += PIECE) {
      int length = (int) Math.min(PIECE, bytes - from);
      HttpRequest.Builder request =
          request(target, sha256, end)
              .header("Range", "bytes=" + from + "-" + (from + length - 1))
              .GET();
      HttpResponse<byte[]> response = send(request, exactly(length), end);
      if (response.statusCode() != PART && !(response.statusCode() == OK && length == bytes)) {
        throw failed(response.statusCode(), "the axon answered HTTP " + response.statusCode());
      }
      if (response.body().length != length) {
        throw failed(422, response.body().length + " bytes came; needed " + length);
      }
      sink.write(response.body(), 0, length);
    }
  }

  /**
   * Brings a file's bytes, unless the axon has them.
   *
   * @return how many bytes were sent
   */
  public long deliver(Target target, String sha256, Path file, long bytes, Duration limit)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    HttpRequest.Builder head = request(target, sha256, end).method("HEAD", BodyPublishers.noBody());
    int there = send(head, nothing(), end).statusCode();
    if (there == OK) {
      return 0;
    }
    if (there != ABSENT) {
      throw failed(there, "the axon answered HTTP " + there);
    }
    try (FileChannel channel = FileChannel.open(file)) {
      long from = 0;
      do {
        byte[] piece = piece(channel, from, (int) Math.min(PIECE, bytes - from));
        HttpRequest.Builder put =
            request(target, sha256, end).PUT(BodyPublishers.ofByteArray(piece));
        if (piece.length < bytes) {
          put.header(
              "Content-Range", "bytes " + from + "-" + (from + piece.length - 1) + "/" + bytes);
        }
        from += piece.length;
        int status = send(put, nothing(), end).statusCode();
        if (status != CREATED && !(status == ACCEPTED && from < bytes)) {
          throw failed(status, "the axon took no attachment: HTTP " + status);
        }
      } while (from < bytes);
      return bytes;
    }
  }

  private static byte[] piece(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer piece = ByteBuffer.allocate(length);
    while (piece.hasRemaining()) {
      if (channel.read(piece, from + piece.position()) < 0) {
        throw new IOException("the file became shorter");
      }
    }
    return piece.array();
  }

  private HttpRequest.Builder request(Target target, String sha256, long end)
      throws FailedException {
    try {
      return dendrite.stamp(target, sha256).on(target, "/blob/" + sha256, left(end));
    } catch (IllegalArgumentException e) {
      throw failed(400, "bad target: " + e.getMessage());
    }
  }

  private static Duration left(long end) throws FailedException {
    long nanos = end - System.nanoTime();
    if (nanos <= 0) {
      throw failed(408, "no time is left for the attachment");
    }
    return Duration.ofNanos(nanos);
  }

  private HttpResponse<byte[]> send(
      HttpRequest.Builder request, BodyHandler<byte[]> handler, long end)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> exchange =
        dendrite.http().sendAsync(request.build(), handler);
    try {
      return exchange.get(left(end).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw failed(408, "the attachment did not come in time");
    } catch (ExecutionException e) {
      Throwable cause = e.getCause();
      if (cause instanceof java.net.http.HttpTimeoutException) {
        throw failed(408, "the attachment did not come in time");
      }
      if (cause instanceof BoundedBody.TooLongException) {
        throw failed(422, "more bytes came than the attachment has");
      }
      throw failed(503, "the transfer broke off: " + cause);
    } finally {
      exchange.cancel(true); // whoever sends a byte now and then does not hold the connection
    }
  }

  private static BodyHandler<byte[]> nothing() {
    return response ->
        BodySubscribers.mapping(BodySubscribers.discarding(), nothing -> new byte[0]);
  }

  private static BodyHandler<byte[]> exactly(int length) {
    return response ->
        response.statusCode() == OK || response.statusCode() == PART
            ? new BoundedBody(length, length)
            : nothing().apply(response);
  }

  private static FailedException failed(int status, String message) {
    // what is no error of HTTP is none of an answer's, and must not pass for one
    return new FailedException(status < 400 || status > 599 ? 422 : status, message);
  }
}
