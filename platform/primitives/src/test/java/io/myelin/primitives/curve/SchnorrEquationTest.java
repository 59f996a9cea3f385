package io.myelin.primitives.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cafe.cryptography.curve25519.CompressedEdwardsY;
import cafe.cryptography.curve25519.EdwardsPoint;
import cafe.cryptography.curve25519.InvalidEncodingException;
import io.myelin.primitives.Hex;
import io.myelin.primitives.curve.KnownKeys.Known;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A key that is new and one that was seen before are asked in two ways: the answers are one. */
class SchnorrEquationTest {
  private static final String ORDER_EIGHT =
      "0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";

  private final Random random = new Random(17);

  @Test
  void shouldHoldForWhatWasSignedAndForNothingElse() {
    for (int i = 0; i < 300; i++) {
      Scalar secret = scalar();
      Scalar nonce = scalar();
      Scalar k = i % 20 == 0 ? small(i / 20) : i % 20 == 1 ? largest() : scalar();
      Known key = Known.of(new byte[32], SecretMultiple.of(secret).toAffine());
      Point r = SecretMultiple.of(nonce).toAffine();
      Scalar s = k.timesPlus(secret, nonce);
      assertAnswers(true, key, r, s, k);
      assertAnswers(false, key, r, s.plus(small(1)), k);
      assertAnswers(false, key, r, s, k.plus(small(1)));
      assertAnswers(false, key, SecretMultiple.of(nonce.plus(small(1))).toAffine(), s, k);
    }
  }

  /** What a multiplication by the cofactor would hide. */
  @Test
  void shouldSeeAPartOfSmallOrderInTheCommitment() throws InvalidEncodingException {
    EdwardsPoint step = new CompressedEdwardsY(Hex.decode(ORDER_EIGHT)).decompress();
    EdwardsPoint torsion = step;
    for (int i = 1; i < 8; i++) {
      Scalar secret = scalar();
      Scalar nonce = scalar();
      Scalar k = scalar();
      Known key = Known.of(new byte[32], SecretMultiple.of(secret).toAffine());
      Scalar s = k.timesPlus(secret, nonce);
      EdwardsPoint prime =
          new CompressedEdwardsY(encoded(SecretMultiple.of(nonce).toAffine())).decompress();
      byte[] mixed = prime.add(torsion).compress().toByteArray();
      Point r = Edwards.decode(mixed).orElseThrow();
      assertEquals(
          List.of(false, false),
          List.of(
              SchnorrEquation.isOnEdwards(key, r, s, k),
              SchnorrEquation.isOnEdwards(key.again(), r, s, k)));
      torsion = torsion.add(step);
    }
  }

  /** A commitment of nothing: refused on the curve, an element like others in ristretto255. */
  @Test
  void shouldKnowTheNeutralElement() {
    Scalar secret = scalar();
    Scalar k = scalar();
    Known key = Known.of(new byte[32], SecretMultiple.of(secret).toAffine());
    Scalar s = k.timesPlus(secret, small(0));
    for (Known asked : List.of(key, key.again())) {
      assertEquals(false, SchnorrEquation.isOnEdwards(asked, Point.neutral(), s, k));
      assertEquals(true, SchnorrEquation.isOnRistretto(asked, Point.neutral(), s, k));
      assertEquals(
          false, SchnorrEquation.isOnRistretto(asked, Point.neutral(), s.plus(small(1)), k));
    }
  }

  private static void assertAnswers(boolean expected, Known key, Point r, Scalar s, Scalar k) {
    assertEquals(
        List.of(expected, expected, expected, expected),
        List.of(
            SchnorrEquation.isOnEdwards(key, r, s, k),
            SchnorrEquation.isOnEdwards(key.again(), r, s, k),
            SchnorrEquation.isOnRistretto(key, r, s, k),
            SchnorrEquation.isOnRistretto(key.again(), r, s, k)));
  }

  private static byte[] encoded(Point affine) {
    byte[] bytes = Field.write(affine.y);
    bytes[31] |= (byte) (Field.isNegative(affine.x) ? 0x80 : 0);
    return bytes;
  }

  private Scalar scalar() {
    byte[] wide = new byte[64];
    random.nextBytes(wide);
    return Scalar.reduce(wide);
  }

  private static Scalar small(int value) {
    byte[] wide = new byte[64];
    wide[0] = (byte) value;
    return Scalar.reduce(wide);
  }

  /** The order less one. */
  private static Scalar largest() {
    return small(1).negated();
  }
}
