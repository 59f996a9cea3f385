package io.myelin.primitives.hash;

/** XXH64 as published in the xxHash specification. */
final class XxHash64 {
  private static final long P1 = 0x9E3779B185EBCA87L;
  private static final long P2 = 0xC2B2AE3D27D4EB4FL;
  private static final long P3 = 0x165667B19E3779F9L;
  private static final long P4 = 0x85EBCA77C2B2AE63L;
  private static final long P5 = 0x27D4EB2F165667C5L;

  private XxHash64() {}

  static long hash(byte[] data, long seed) {
    int at = 0;
    int end = data.length;
    long h;
    if (end >= 32) {
      long a = seed + P1 + P2;
      long b = seed + P2;
      long c = seed;
      long d = seed - P1;
      for (; at <= end - 32; at += 32) {
        a = round(a, little(data, at, Long.BYTES));
        b = round(b, little(data, at + 8, Long.BYTES));
        c = round(c, little(data, at + 16, Long.BYTES));
        d = round(d, little(data, at + 24, Long.BYTES));
      }
      h =
          Long.rotateLeft(a, 1)
              + Long.rotateLeft(b, 7)
              + Long.rotateLeft(c, 12)
              + Long.rotateLeft(d, 18);
      h = merge(merge(merge(merge(h, a), b), c), d);
    } else {
      h = seed + P5;
    }
    h += end;
    for (; at <= end - 8; at += 8) {
      h = Long.rotateLeft(h ^ round(0, little(data, at, Long.BYTES)), 27) * P1 + P4;
    }
    if (at <= end - 4) {
      h ^= little(data, at, Integer.BYTES) * P1;
      h = Long.rotateLeft(h, 23) * P2 + P3;
      at += 4;
    }
    for (; at < end; at++) {
      h = Long.rotateLeft(h ^ (data[at] & 0xff) * P5, 11) * P1;
    }
    h = (h ^ h >>> 33) * P2;
    h = (h ^ h >>> 29) * P3;
    return h ^ h >>> 32;
  }

  /** Byte by byte, as the decision on the group under sr25519 warns of views of arrays. */
  private static long little(byte[] data, int at, int bytes) {
    long word = 0;
    for (int i = bytes - 1; i >= 0; i--) {
      word = word << Byte.SIZE | data[at + i] & 0xff;
    }
    return word;
  }

  private static long round(long accumulator, long input) {
    return Long.rotateLeft(accumulator + input * P2, 31) * P1;
  }

  private static long merge(long h, long value) {
    return (h ^ round(0, value)) * P1 + P4;
  }
}
