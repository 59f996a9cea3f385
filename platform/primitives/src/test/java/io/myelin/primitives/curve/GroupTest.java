package io.myelin.primitives.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cafe.cryptography.curve25519.CompressedEdwardsY;
import cafe.cryptography.curve25519.CompressedRistretto;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.EdwardsPoint;
import cafe.cryptography.curve25519.InvalidEncodingException;
import io.myelin.primitives.Hex;
import java.util.Random;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;

/** The group beside two other implementations of it. */
class GroupTest {
  private static final String ORDER_EIGHT =
      "0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";

  private final Random random = new Random(13);

  @Test
  void shouldKnowThePointsOfPrimeOrder() throws InvalidEncodingException {
    EdwardsPoint step = new CompressedEdwardsY(Hex.decode(ORDER_EIGHT)).decompress();
    EdwardsPoint torsion = EdwardsPoint.IDENTITY;
    for (int i = 0; i < 8; i++) {
      byte[] small = torsion.compress().toByteArray();
      assertFalse(PrimeOrder.holds(Edwards.decode(small).orElseThrow()));
      for (int j = 0; j < 100; j++) {
        EdwardsPoint prime = Constants.ED25519_BASEPOINT.multiply(theirs(Scalar.reduce(bytes(64))));
        byte[] mixed = prime.add(torsion).compress().toByteArray();
        assertEquals(i == 0, PrimeOrder.holds(Edwards.decode(mixed).orElseThrow()));
        assertEquals(i == 0, Ed25519.validatePublicKeyFull(mixed, 0));
      }
      torsion = torsion.add(step);
    }
  }

  @Test
  void shouldReadPointsAsBouncyCastleDoes() {
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = bytes(32);
      assertEquals(
          Ed25519.validatePublicKeyFull(bytes, 0),
          Edwards.decode(bytes).filter(PrimeOrder::holds).isPresent(),
          () -> Hex.encode(bytes));
      assertEquals(Ed25519.validatePublicKeyPartial(bytes, 0), Edwards.decode(bytes).isPresent());
    }
  }

  @Test
  void shouldReadAndWriteElementsAsTheOldImplementationDoes() {
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = bytes(32);
      bytes[0] &= (byte) (i % 4 == 0 ? 0xff : 0xfe);
      bytes[31] &= (byte) (i % 4 == 1 ? 0xff : 0x7f);
      boolean theirs = decodes(bytes);
      assertEquals(theirs, Ristretto.decode(bytes).isPresent());
      if (theirs) {
        assertArrayEquals(bytes, Ristretto.encode(Ristretto.decode(bytes).orElseThrow()));
      }
    }
    assertArrayEquals(new byte[32], Ristretto.encode(Point.neutral()));
  }

  @Test
  void shouldMultiplyTheBasePointBySecretsAsTheOldImplementationDoes() {
    for (int i = 0; i < 500; i++) {
      Scalar secret = i == 0 ? Scalar.reduce(new byte[64]) : Scalar.reduce(bytes(64));
      assertArrayEquals(
          Constants.RISTRETTO_GENERATOR_TABLE.multiply(theirs(secret)).compress().toByteArray(),
          SecretMultiple.encodedInRistretto(secret));
    }
  }

  private static boolean decodes(byte[] bytes) {
    try {
      new CompressedRistretto(bytes).decompress();
      return true;
    } catch (InvalidEncodingException refused) {
      return false;
    }
  }

  private static cafe.cryptography.curve25519.Scalar theirs(Scalar ours) {
    return cafe.cryptography.curve25519.Scalar.fromCanonicalBytes(ours.bytes());
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
