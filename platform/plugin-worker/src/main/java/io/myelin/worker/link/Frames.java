package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Length-prefixed JSON objects on a socket: one reader, any number of writers. */
public final class Frames implements Closeable {
  /** 16 MiB: far above any question, far below what would hurt the host. */
  public static final int LIMIT = 16 << 20;

  /** Shared by both ends; thread-safe once configured. */
  public static final ObjectMapper JSON = new ObjectMapper();

  private final SocketChannel channel;
  private final Object writing = new Object();

  /** Nothing was written, and the socket is as good as before. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(int bytes) {
      super("frame would have " + bytes + " bytes; at most " + LIMIT);
    }
  }

  public Frames(SocketChannel channel) {
    this.channel = channel;
  }

  /** Blocks for the next frame; empty when the other end has closed between frames. */
  public Optional<ObjectNode> read() throws IOException {
    ByteBuffer head = ByteBuffer.allocate(4);
    if (!fill(head)) {
      return Optional.empty();
    }
    int length = head.getInt(0);
    if (length < 2 || length > LIMIT) {
      throw new IOException(
          "frame of " + Integer.toUnsignedString(length) + " bytes; needed 2 to " + LIMIT);
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    if (!fill(payload)) {
      throw new IOException("socket ended inside a frame");
    }
    JsonNode node = JSON.readTree(payload.array());
    if (node instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw new IOException("frame holds " + node.getNodeType() + "; needed an object");
  }

  public void write(ObjectNode object) throws IOException {
    byte[] payload = JSON.writeValueAsBytes(object);
    if (payload.length > LIMIT) {
      throw new TooLongException(payload.length);
    }
    ByteBuffer frame = ByteBuffer.allocate(4 + payload.length).putInt(payload.length).put(payload);
    frame.flip();
    synchronized (writing) {
      while (frame.hasRemaining()) {
        channel.write(frame);
      }
    }
  }

  private boolean fill(ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        if (buffer.position() == 0) {
          return false;
        }
        throw new IOException("socket ended inside a frame");
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
