package io.myelin.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes a model that adds 1 to every element of {@code x} as often as {@code times} says, so that
 * a test decides how long a run takes. Field numbers are those of ONNX's protocol buffers.
 */
final class LoopModel {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int BOOL = 9;
  private static final int GRAPH = 5;

  private LoopModel() {}

  static Path write(Path file) throws IOException {
    byte[] graph =
        join(
            bytes(1, loop()),
            text(2, "outer"),
            value(11, "times", INT64),
            value(11, "x", FLOAT, "n"),
            value(12, "sum", FLOAT, "n"));
    byte[] metadata = join(text(1, "made by"), text(2, "a test"));
    return Files.write(
        file, join(whole(1, 8), bytes(7, graph), bytes(8, whole(2, 13)), bytes(14, metadata)));
  }

  private static byte[] loop() {
    byte[] goesOn = join(text(1, "before"), text(2, "after"), text(4, "Identity"));
    byte[] adds = join(text(1, "old"), text(1, "one"), text(2, "new"), text(4, "Add"));
    byte[] one = join(whole(2, FLOAT), bytes(4, real(1)), text(8, "one"));
    byte[] body =
        join(
            bytes(1, goesOn),
            bytes(1, adds),
            text(2, "inner"),
            bytes(5, one),
            value(11, "i", INT64),
            value(11, "before", BOOL),
            value(11, "old", FLOAT, "n"),
            value(12, "after", BOOL),
            value(12, "new", FLOAT, "n"));
    byte[] attribute = join(text(1, "body"), bytes(6, body), whole(20, GRAPH));
    return join(
        text(1, "times"),
        text(1, ""),
        text(1, "x"),
        text(2, "sum"),
        text(4, "Loop"),
        bytes(5, attribute));
  }

  private static byte[] value(int field, String name, int element, String... dimensions) {
    ByteArrayOutputStream shape = new ByteArrayOutputStream();
    for (String dimension : dimensions) {
      shape.writeBytes(bytes(1, text(2, dimension)));
    }
    byte[] tensor = join(whole(1, element), bytes(2, shape.toByteArray()));
    return bytes(field, join(text(1, name), bytes(2, bytes(1, tensor))));
  }

  private static byte[] real(float value) {
    return ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array();
  }

  private static byte[] text(int field, String text) {
    return bytes(field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] bytes(int field, byte[] content) {
    return join(varint(field << 3 | 2), varint(content.length), content);
  }

  private static byte[] whole(int field, long value) {
    return join(varint(field << 3), varint(value));
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long rest = value;
    while (rest > 127) {
      out.write((int) (rest & 127 | 128));
      rest >>>= 7;
    }
    out.write((int) rest);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (byte[] part : parts) {
        out.write(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
