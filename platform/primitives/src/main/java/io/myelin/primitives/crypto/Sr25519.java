package io.myelin.primitives.crypto;

import io.myelin.primitives.curve.Scalar;
import io.myelin.primitives.curve.SchnorrEquation;
import io.myelin.primitives.curve.SecretMultiple;
import java.util.Arrays;
import java.util.Optional;

/** Schnorr signatures on ristretto255 with a Merlin transcript (keys.md 6). */
public final class Sr25519 {
  private static final Merlin CONTEXT =
      new Merlin("SigningContext").append("", Merlin.ascii("substrate"));

  private Sr25519() {}

  /**
   * Whether the signature is valid; false for every malformed key or signature, and for the key
   * that is the identity, whose secret everybody knows: zero.
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != 64 || publicKey.length != 32 || (signature[63] & 0x80) == 0) {
      return false;
    }
    byte[] unmarked = signature.clone();
    unmarked[63] &= 0x7f;
    Optional<Scalar> s = Scalar.read(unmarked, 32);
    if (s.isEmpty()) {
      return false;
    }
    byte[] commitment = Arrays.copyOf(signature, 32);
    byte[] wide = challenge(transcript(message, publicKey), commitment);
    return SchnorrEquation.holdsOnRistretto(publicKey, commitment, s.get(), Scalar.reduce(wide));
  }

  static byte[] sign(
      Scalar secret, byte[] nonceSeed, byte[] publicKey, byte[] message, byte[] rng) {
    Merlin transcript = transcript(message, publicKey);
    Scalar r = Scalar.reduce(transcript.witness(nonceSeed, rng));
    byte[] commitment = SecretMultiple.encodedInRistretto(r);
    Scalar k = Scalar.reduce(challenge(transcript, commitment));
    byte[] signature = Arrays.copyOf(commitment, 64);
    System.arraycopy(k.timesPlus(secret, r).bytes(), 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
    return signature;
  }

  static byte[] publicKey(Scalar secret) {
    return SecretMultiple.encodedInRistretto(secret);
  }

  private static Merlin transcript(byte[] message, byte[] publicKey) {
    return CONTEXT
        .copy()
        .append("sign-bytes", message)
        .append("proto-name", Merlin.ascii("Schnorr-sig"))
        .append("sign:pk", publicKey);
  }

  private static byte[] challenge(Merlin transcript, byte[] commitment) {
    return transcript.append("sign:R", commitment).challenge("sign:c", 64);
  }
}
