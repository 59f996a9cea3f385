package io.myelin.primitives.hash;

import io.myelin.primitives.Hash256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Hash functions over whole byte arrays (keys.md 7). */
public final class Hashes {
  private Hashes() {}

  /** blake2b with a 32-byte output: block hashes, extrinsic hashes, state roots. */
  public static Hash256 blake2b256(byte[] data) {
    return Hash256.of(blake2b(data, 32));
  }

  /** blake2b with an output of 1..64 bytes, chosen by parameter and not by truncation. */
  public static byte[] blake2b(byte[] data, int outputBytes) {
    Blake2bDigest digest = new Blake2bDigest(outputBytes * 8);
    digest.update(data, 0, data.length);
    byte[] out = new byte[outputBytes];
    digest.doFinal(out, 0);
    return out;
  }

  /** XXH64 with seeds 0.., concatenated little-endian: 8, 16 or 32 bytes. */
  public static byte[] twox(byte[] data, int outputBytes) {
    byte[] out = new byte[outputBytes];
    for (int i = 0; i < outputBytes; i++) {
      if (i % 8 == 0) {
        long hash = XxHash64.hash(data, i / 8);
        for (int j = 0; j < 8; j++) {
          out[i + j] = (byte) (hash >>> 8 * j);
        }
      }
    }
    return out;
  }

  /** Keccak-256 with the original padding; not SHA3-256. */
  public static byte[] keccak256(byte[] data) {
    KeccakDigest digest = new KeccakDigest(256);
    digest.update(data, 0, data.length);
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }

  public static byte[] sha256(byte[] data) {
    return jdk("SHA-256", data);
  }

  public static byte[] sha512(byte[] data) {
    return jdk("SHA-512", data);
  }

  /** SHA3-256 with FIPS 202 padding: axon body hashes. */
  public static byte[] sha3256(byte[] data) {
    return jdk("SHA3-256", data);
  }

  public static byte[] concat(byte[]... parts) {
    int size = 0;
    for (byte[] part : parts) {
      size += part.length;
    }
    byte[] out = new byte[size];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }

  private static byte[] jdk(String name, byte[] data) {
    try {
      return MessageDigest.getInstance(name).digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK since 9 has " + name, e);
    }
  }
}
