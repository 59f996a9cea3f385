package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;
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
    return signature.length == 64
        && publicKey.length == 32
        && Ed25519.validatePublicKeyFull(publicKey, 0)
        && Ed25519.validatePublicKeyFull(signature, 0)
        && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
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
