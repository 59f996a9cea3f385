package io.myelin.worker.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/** Length-prefixed CBOR objects on a socket: one reader, any number of writers. */
public final class Frames implements Closeable {
  /** 16 MiB: far above any question, far below what would hurt the host. */
  public static final int LIMIT = 16 << 20;

  /** A stranger's text may hold half a surrogate pair, which goes on as a question mark. */
  private static final ObjectMapper CBOR =
      new ObjectMapper(
          CBORFactory.builder().enable(CBORGenerator.Feature.LENIENT_UTF_ENCODING).build());

  private final SocketChannel channel;
  private final Object writing = new Object();

  /** Nothing was written, and the socket is as good as before. */
  public static final class UnwritableException extends IOException {
    private static final long serialVersionUID = 1L;

    UnwritableException(String message) {
      super(message);
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
    if (length < 1 || length > LIMIT) {
      throw new IOException(
          "frame of " + Integer.toUnsignedString(length) + " bytes; needed 1 to " + LIMIT);
    }
    ByteBuffer payload = ByteBuffer.allocate(length);
    if (!fill(payload)) {
      throw new IOException("socket ended inside a frame");
    }
    JsonNode node = CBOR.readTree(payload.array());
    if (node instanceof ObjectNode object) {
      return Optional.of(object);
    }
    throw new IOException("frame holds " + node.getNodeType() + "; needed an object");
  }

  /** Writes an object; its binary nodes travel as they are. */
  public void write(ObjectNode object) throws IOException {
    byte[] payload;
    try {
      payload = CBOR.writeValueAsBytes(object);
    } catch (JsonProcessingException e) {
      throw new UnwritableException("frame cannot be written: " + e.getOriginalMessage());
    }
    if (payload.length > LIMIT) {
      throw new UnwritableException(
          "frame would have " + payload.length + " bytes; at most " + LIMIT);
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
