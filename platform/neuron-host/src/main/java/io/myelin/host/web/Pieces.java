package io.myelin.host.web;

import io.myelin.host.blob.Uploads.Piece;
import io.myelin.worker.blob.Blob;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attachments in requests and answers: whole, or a piece of them as headers say which. */
final class Pieces {
  /** Of one request or answer; what it takes of the node's memory. */
  static final int LARGEST = 16 << 20;

  private static final int CHUNK = 1 << 17;
  private static final Pattern WANTED = Pattern.compile("bytes=([0-9]{1,12})-([0-9]{1,12})");
  private static final Pattern SENT =
      Pattern.compile("bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})");

  private Pieces() {}

  /**
   * What a PUT brings.
   *
   * @throws IllegalArgumentException when its range is none
   */
  static Piece sent(HttpServletRequest request, String sha256) throws IOException {
    byte[] bytes = request.getInputStream().readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw new IllegalArgumentException(
          "the body is larger than " + LARGEST + " bytes; send pieces with Content-Range");
    }
    Optional<String> range = Optional.ofNullable(request.getHeader("Content-Range"));
    if (range.isEmpty()) {
      return new Piece(sha256, 0, bytes.length, bytes);
    }
    Matcher parts = SENT.matcher(range.get());
    if (!parts.matches()) {
      throw new IllegalArgumentException("Content-Range is none; needed bytes FROM-TO/TOTAL");
    }
    long from = Long.parseLong(parts.group(1));
    long to = Long.parseLong(parts.group(2));
    long total = Long.parseLong(parts.group(3));
    if (to - from + 1 != bytes.length || bytes.length == 0 || to >= total) {
      throw new IllegalArgumentException(
          "the body has " + bytes.length + " bytes and Content-Range says " + range.get());
    }
    return new Piece(sha256, from, total, bytes);
  }

  /** Answers a GET or HEAD. */
  static void send(HttpServletRequest request, HttpServletResponse response, Blob blob)
      throws IOException {
    response.setContentType("application/octet-stream");
    response.setHeader("Accept-Ranges", "bytes");
    // a stranger's bytes are nothing that a browser is to show
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Disposition", "attachment");
    if (request.getMethod().equals("HEAD")) {
      response.setContentLengthLong(blob.bytes());
      return;
    }
    Optional<Matcher> range =
        Optional.ofNullable(request.getHeader("Range"))
            .map(WANTED::matcher)
            .filter(Matcher::matches);
    long from = range.map(parts -> Long.parseLong(parts.group(1))).orElse(0L);
    long to = range.map(parts -> Long.parseLong(parts.group(2))).orElse(blob.bytes() - 1);
    to = Math.min(to, blob.bytes() - 1);
    if (from > to && blob.bytes() > 0 || to - from >= LARGEST) {
      response.setHeader("Content-Range", "bytes */" + blob.bytes());
      response.sendError(HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE);
      return;
    }
    if (range.isPresent()) {
      response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
      response.setHeader("Content-Range", "bytes " + from + "-" + to + "/" + blob.bytes());
    }
    response.setContentLengthLong(to - from + 1);
    try (FileChannel file = FileChannel.open(blob.file())) {
      copy(file, from, to - from + 1, response);
    }
  }

  private static void copy(FileChannel file, long from, long length, HttpServletResponse response)
      throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate((int) Math.min(CHUNK, Math.max(1, length)));
    long done = 0;
    while (done < length) {
      chunk.clear().limit((int) Math.min(chunk.capacity(), length - done));
      int read = file.read(chunk, from + done);
      if (read <= 0) {
        throw new IOException("the file became shorter");
      }
      response.getOutputStream().write(chunk.array(), 0, read);
      done += read;
    }
  }
}
