package io.myelin.worker.role;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Numbers that are the same wherever the same seed and purpose are: SplittableRandom, whose
 * algorithm the JDK fixes, from the first 8 bytes of SHA-256(seed, purpose).
 */
public final class Seeds {
  private Seeds() {}

  public static RandomGenerator of(byte[] seed, String purpose) {
    MessageDigest sha = Digests.digest();
    sha.update(seed);
    sha.update(purpose.getBytes(StandardCharsets.UTF_8));
    return new SplittableRandom(ByteBuffer.wrap(sha.digest()).getLong());
  }
}
