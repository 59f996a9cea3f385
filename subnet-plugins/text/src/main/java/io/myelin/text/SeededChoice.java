package io.myelin.text;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Numbers drawn from a seed by hashing a counter: the same on every machine, for ever. */
final class SeededChoice {
  private final byte[] seed;
  private long counter;

  SeededChoice(byte[] seed) {
    this.seed = seed.clone();
  }

  /** Evenly from 0 to bound - 1; the bias of the remainder is below 2^-31. */
  int below(int bound) {
    return (int) Math.floorMod(next(), (long) bound);
  }

  /** A seed for a sampler: 31 bits, never negative. */
  int sampling() {
    return (int) (next() & 0x7fffffff);
  }

  private long next() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(seed);
      digest.update(ByteBuffer.allocate(8).putLong(counter++).array());
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
