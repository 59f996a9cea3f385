package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.curve.Scalar;
import io.myelin.primitives.curve.SchnorrEquation;
import io.myelin.primitives.hash.Hashes;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** An ed25519 key of RFC 8032; the seed is the mini secret. */
public final class Ed25519KeyPair implements KeyPair {
  private final byte[] seed;
  private final byte[] publicKey = new byte[32];

  private Ed25519KeyPair(byte[] seed) {
    this.seed = seed;
    Ed25519.generatePublicKey(seed, 0, publicKey, 0);
  }

  public static Ed25519KeyPair fromSeed(byte[] seed) {
    if (seed.length != 32) {
      throw new IllegalArgumentException(
          "ed25519 seed refused: " + seed.length + " bytes seen, 32 needed");
    }
    return new Ed25519KeyPair(seed.clone());
  }

  /**
   * Key and commitment must be points of the prime-order group other than the identity, in their
   * one encoding: anybody signs for a key of small order, and verifiers disagree about mixed ones.
   */
  static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != 64 || publicKey.length != 32) {
      return false;
    }
    Optional<Scalar> s = Scalar.read(signature, 32);
    if (s.isEmpty()) {
      return false;
    }
    byte[] commitment = Arrays.copyOf(signature, 32);
    Scalar k = Scalar.reduce(Hashes.sha512(Hashes.concat(commitment, publicKey, message)));
    return SchnorrEquation.holdsOnEdwards(publicKey, commitment, s.get(), k);
  }

  @Override
  public Scheme scheme() {
    return Scheme.ED25519;
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
    byte[] signature = new byte[64];
    Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
    return signature;
  }

  @Override
  public String toString() {
    return "ed25519 " + accountId();
  }
}
