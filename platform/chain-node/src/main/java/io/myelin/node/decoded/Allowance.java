package io.myelin.node.decoded;

import io.myelin.codec.ExtrinsicReader;
import io.myelin.codec.value.Value;
import io.myelin.primitives.scale.ScaleException;

/** What one answer may show of extrinsics: a part costs a hundred times the memory of its bytes. */
final class Allowance {
  static final int MOST_BYTES = 128 << 10;
  static final int MOST_PARTS = 200_000;

  private int parts = MOST_PARTS;

  /**
   * Before an extrinsic is decoded.
   *
   * @throws ScaleException when it is too large to be shown
   */
  static void requireSmall(byte[] extrinsic) {
    if (extrinsic.length > MOST_BYTES) {
      throw new ScaleException(
          "extrinsic not decoded: it has "
              + extrinsic.length
              + " bytes, at most "
              + MOST_BYTES
              + " are shown in words");
    }
  }

  /**
   * Takes the parts of an extrinsic.
   *
   * @throws ScaleException when the extrinsics before it left fewer; those after it may still fit
   */
  void take(ExtrinsicReader.Decoded decoded) {
    int needed = parts(decoded.call().arguments());
    if (needed > parts) {
      throw new ScaleException(
          "extrinsic not shown: it has "
              + needed
              + " parts, "
              + parts
              + " of the "
              + MOST_PARTS
              + " that an answer shows are left");
    }
    parts -= needed;
  }

  private static int parts(Value value) {
    if (value instanceof Value.Items items) {
      return 1 + items.values().stream().mapToInt(Allowance::parts).sum();
    }
    if (value instanceof Value.Fields fields) {
      return 1 + fields.fields().stream().mapToInt(field -> parts(field.value())).sum();
    }
    return value instanceof Value.Variant variant ? 1 + parts(variant.fields()) : 1;
  }
}
