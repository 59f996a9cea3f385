package io.myelin.primitives.curve;

/**
 * Little-endian words of 64 bits in byte arrays, byte by byte. A view of the array as longs is
 * faster, but the full compiler of JDK 17 was seen to read zeros through one, where a loop had just
 * filled a new array.
 */
final class Words {
  private Words() {}

  static long read(byte[] bytes, int at) {
    long word = 0;
    for (int i = Long.BYTES - 1; i >= 0; i--) {
      word = word << Byte.SIZE | bytes[at + i] & 0xff;
    }
    return word;
  }

  static void write(byte[] bytes, int at, long word) {
    for (int i = 0; i < Long.BYTES; i++) {
      bytes[at + i] = (byte) (word >>> Byte.SIZE * i);
    }
  }
}
