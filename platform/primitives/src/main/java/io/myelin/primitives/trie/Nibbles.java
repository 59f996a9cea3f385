package io.myelin.primitives.trie;

/** Keys as half bytes, most significant first. */
final class Nibbles {
  private Nibbles() {}

  static byte[] of(byte[] key) {
    byte[] nibbles = new byte[key.length * 2];
    for (int i = 0; i < key.length; i++) {
      nibbles[2 * i] = (byte) (key[i] >> 4 & 15);
      nibbles[2 * i + 1] = (byte) (key[i] & 15);
    }
    return nibbles;
  }

  static byte[] toKey(byte[] nibbles, int count) {
    byte[] key = new byte[count / 2];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (nibbles[2 * i] << 4 | nibbles[2 * i + 1]);
    }
    return key;
  }
}
