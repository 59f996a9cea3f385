package io.myelin.primitives.crypto;

import io.myelin.primitives.AccountId;

/** A secret key and what belongs to it. Implementations never print the secret. */
public sealed interface KeyPair permits Sr25519KeyPair, Ed25519KeyPair, EcdsaKeyPair {
  Scheme scheme();

  /** 32 bytes, or 33 compressed for ecdsa. */
  byte[] publicKey();

  AccountId accountId();

  /** The signature of the message as it is; 64 bytes, or 65 for ecdsa. */
  byte[] sign(byte[] message);

  default MultiSignature multiSignature(byte[] message) {
    return new MultiSignature(scheme(), sign(message));
  }
}
