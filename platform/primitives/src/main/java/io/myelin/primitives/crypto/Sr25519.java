package io.myelin.primitives.crypto;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;
import java.util.Arrays;

/** Schnorr signatures on ristretto255 with a Merlin transcript (keys.md 6). */
public final class Sr25519 {
  private Sr25519() {}

  /**
   * Whether the signature is valid; false for every malformed key or signature, and for the key
   * that is the identity, whose secret everybody knows: zero.
   */
  public static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
    if (signature.length != 64 || publicKey.length != 32 || (signature[63] & 0x80) == 0) {
      return false;
    }
    byte[] scalar = Arrays.copyOfRange(signature, 32, 64);
    scalar[31] &= 0x7f;
    byte[] commitment = Arrays.copyOf(signature, 32);
    try {
      Scalar s = Scalar.fromCanonicalBytes(scalar);
      RistrettoElement key = new CompressedRistretto(publicKey).decompress();
      if (key.equals(RistrettoElement.IDENTITY)) {
        return false;
      }
      Scalar k = challenge(transcript(message, publicKey), commitment);
      RistrettoElement expected =
          Constants.RISTRETTO_GENERATOR_TABLE.multiply(s).subtract(key.multiply(k));
      return Arrays.equals(expected.compress().toByteArray(), commitment);
    } catch (InvalidEncodingException | IllegalArgumentException malformed) {
      return false;
    }
  }

  static byte[] sign(
      Scalar secret, byte[] nonceSeed, byte[] publicKey, byte[] message, byte[] rng) {
    Merlin transcript = transcript(message, publicKey);
    Scalar r = Scalar.fromBytesModOrderWide(transcript.witness(nonceSeed, rng));
    byte[] commitment = Constants.RISTRETTO_GENERATOR_TABLE.multiply(r).compress().toByteArray();
    Scalar k = challenge(transcript, commitment);
    byte[] signature = Arrays.copyOf(commitment, 64);
    System.arraycopy(k.multiplyAndAdd(secret, r).toByteArray(), 0, signature, 32, 32);
    signature[63] |= (byte) 0x80;
    return signature;
  }

  static byte[] publicKey(Scalar secret) {
    return Constants.RISTRETTO_GENERATOR_TABLE.multiply(secret).compress().toByteArray();
  }

  private static Merlin transcript(byte[] message, byte[] publicKey) {
    return new Merlin("SigningContext")
        .append("", Merlin.ascii("substrate"))
        .append("sign-bytes", message)
        .append("proto-name", Merlin.ascii("Schnorr-sig"))
        .append("sign:pk", publicKey);
  }

  private static Scalar challenge(Merlin transcript, byte[] commitment) {
    transcript.append("sign:R", commitment);
    return Scalar.fromBytesModOrderWide(transcript.challenge("sign:c", 64));
  }
}
