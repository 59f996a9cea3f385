package io.myelin.primitives.crypto;

import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.RistrettoElement;
import cafe.cryptography.curve25519.Scalar;
import java.util.Arrays;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Both checks step by step as keys.md says them, on the groups of two libraries. */
final class PlainSignatures {
  private PlainSignatures() {}

  static boolean verify(Scheme scheme, byte[] key, byte[] message, byte[] signature) {
    return scheme == Scheme.SR25519
        ? sr25519(key, message, signature)
        : ed25519(key, message, signature);
  }

  private static boolean ed25519(byte[] key, byte[] message, byte[] signature) {
    return Ed25519.validatePublicKeyFull(key, 0)
        && Ed25519.validatePublicKeyFull(signature, 0)
        && Ed25519.verify(signature, 0, key, 0, message, 0, message.length);
  }

  private static boolean sr25519(byte[] key, byte[] message, byte[] signature) {
    if ((signature[63] & 0x80) == 0) {
      return false;
    }
    byte[] scalar = Arrays.copyOfRange(signature, 32, 64);
    scalar[31] &= 0x7f;
    byte[] commitment = Arrays.copyOf(signature, 32);
    try {
      Scalar s = Scalar.fromCanonicalBytes(scalar);
      RistrettoElement point = new CompressedRistretto(key).decompress();
      byte[] wide =
          new Merlin("SigningContext")
              .append("", Merlin.ascii("substrate"))
              .append("sign-bytes", message)
              .append("proto-name", Merlin.ascii("Schnorr-sig"))
              .append("sign:pk", key)
              .append("sign:R", commitment)
              .challenge("sign:c", 64);
      Scalar k = Scalar.fromBytesModOrderWide(wide);
      RistrettoElement expected =
          Constants.RISTRETTO_GENERATOR_TABLE.multiply(s).subtract(point.multiply(k));
      return !point.equals(RistrettoElement.IDENTITY)
          && Arrays.equals(expected.compress().toByteArray(), commitment);
    } catch (InvalidEncodingException | IllegalArgumentException malformed) {
      return false;
    }
  }
}
