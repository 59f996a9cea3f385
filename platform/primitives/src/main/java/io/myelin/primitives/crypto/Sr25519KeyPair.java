package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.curve.Scalar;
import io.myelin.primitives.hash.Hashes;
import java.security.SecureRandom;
import java.util.Arrays;

/** An sr25519 key: a scalar, the seed of its nonces, and the public point. */
public final class Sr25519KeyPair implements KeyPair {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Scalar secret;
  private final byte[] nonceSeed;
  private final byte[] publicKey;

  private Sr25519KeyPair(Scalar secret, byte[] nonceSeed) {
    if (secret.isZero()) {
      throw new IllegalArgumentException(
          "sr25519 secret refused: its scalar is 0, which everybody knows; needed: 1 or more");
    }
    this.secret = secret;
    this.nonceSeed = nonceSeed;
    this.publicKey = Sr25519.publicKey(secret);
  }

  /** Expands 32 bytes in the "Ed25519" mode (keys.md 6.1). */
  public static Sr25519KeyPair fromMiniSecret(byte[] miniSecret) {
    byte[] h = Hashes.sha512(miniSecret);
    byte[] a = Arrays.copyOf(h, 32);
    a[0] &= (byte) 248;
    a[31] &= 63;
    a[31] |= 64;
    return new Sr25519KeyPair(dividedByEight(a), Arrays.copyOfRange(h, 32, 64));
  }

  /**
   * Reads the canonical 64-byte form: scalar, then nonce seed. The form of polkadot.js holds the
   * scalar times eight and is told apart by being too large, as nearly all such scalars are.
   */
  public static Sr25519KeyPair fromSecret(byte[] canonical) {
    if (canonical.length != 64) {
      throw new IllegalArgumentException(
          "sr25519 secret refused: " + canonical.length + " bytes seen, 64 needed");
    }
    Scalar secret =
        Scalar.read(canonical, 0)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "sr25519 secret refused: its scalar is not below the group order; needed:"
                            + " the canonical form, not the one times eight that polkadot.js"
                            + " exports"));
    return new Sr25519KeyPair(secret, Arrays.copyOfRange(canonical, 32, 64));
  }

  @Override
  public Scheme scheme() {
    return Scheme.SR25519;
  }

  @Override
  public byte[] publicKey() {
    return publicKey.clone();
  }

  @Override
  public AccountId accountId() {
    return AccountId.of(publicKey);
  }

  @Override
  public byte[] sign(byte[] message) {
    byte[] rng = new byte[32];
    RANDOM.nextBytes(rng);
    return sign(message, rng);
  }

  /** Signs with the given 32 random bytes; only tests may choose them. */
  byte[] sign(byte[] message, byte[] rng) {
    return Sr25519.sign(secret, nonceSeed, publicKey, message, rng);
  }

  /** The canonical 64 bytes: scalar, then nonce seed. Secret. */
  public byte[] secretBytes() {
    return Hashes.concat(secret.bytes(), nonceSeed);
  }

  /** The child that only the secret key can make (keys.md 6.4). */
  public Sr25519KeyPair hardChild(byte[] chainCode) {
    Merlin t =
        new Merlin("SchnorrRistrettoHDKD")
            .append("sign-bytes", new byte[0])
            .append("chain-code", chainCode)
            .append("secret-key", secret.bytes());
    return fromMiniSecret(t.challenge("HDKD-hard", 32));
  }

  /** The child whose public key follows from the parent's public key (keys.md 6.4). */
  public Sr25519KeyPair softChild(byte[] chainCode) {
    Merlin t =
        new Merlin("SchnorrRistrettoHDKD")
            .append("sign-bytes", new byte[0])
            .append("chain-code", chainCode)
            .append("public-key", publicKey);
    Scalar step = Scalar.reduce(t.challenge("HDKD-scalar", 64));
    byte[] freshNonceSeed = new byte[32];
    RANDOM.nextBytes(freshNonceSeed);
    return new Sr25519KeyPair(secret.plus(step), freshNonceSeed);
  }

  @Override
  public String toString() {
    return "sr25519 " + accountId();
  }

  /** The 32 bytes' multiple of eight below 2^255, over eight. */
  private static Scalar dividedByEight(byte[] littleEndian) {
    byte[] wide = new byte[64];
    for (int i = 0; i < 32; i++) {
      int above = i < 31 ? littleEndian[i + 1] : 0;
      wide[i] = (byte) ((littleEndian[i] & 0xff) >> 3 | above << 5);
    }
    return Scalar.reduce(wide);
  }
}
