package io.myelin.node.epochs;

import io.myelin.primitives.scale.ScaleWriter;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.zip.Deflater;

/**
 * Numbers of one meaning side by side, the low bytes of all before the next bytes of all, and the
 * whole deflated: small differences leave planes of zeros.
 */
final class ColumnWriter {
  private static final int BUFFER = 8_192;
  private final ScaleWriter out = new ScaleWriter();

  ColumnWriter numbers(List<Long> values) {
    long widest = 0;
    long[] folded = new long[values.size()];
    for (int i = 0; i < folded.length; i++) {
      long value = values.get(i);
      folded[i] = (value << 1) ^ (value >> 63); // small negative numbers are small as well
      widest |= folded[i];
    }
    int planes = (Long.SIZE - Long.numberOfLeadingZeros(widest) + 7) / 8;
    byte[] bytes = new byte[Math.multiplyExact(folded.length, planes)];
    int at = 0;
    for (int plane = 0; plane < planes; plane++) {
      for (long value : folded) {
        bytes[at++] = (byte) (value >>> (8 * plane));
      }
    }
    out.compact(folded.length).u8(planes).bytes(bytes);
    return this;
  }

  ColumnWriter bytes(byte[] bytes) {
    out.lengthPrefixed(bytes);
    return this;
  }

  /** Everything that was written, deflated; the length without that stands before it. */
  byte[] packed() {
    byte[] plain = out.toByteArray();
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(plain);
      deflater.finish();
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      packed.writeBytes(new ScaleWriter().compact(plain.length).toByteArray());
      byte[] buffer = new byte[BUFFER];
      while (!deflater.finished()) {
        packed.write(buffer, 0, deflater.deflate(buffer));
      }
      return packed.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
