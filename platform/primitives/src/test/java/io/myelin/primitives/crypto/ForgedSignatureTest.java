package io.myelin.primitives.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cafe.cryptography.curve25519.CompressedEdwardsY;
import cafe.cryptography.curve25519.Constants;
import cafe.cryptography.curve25519.EdwardsPoint;
import cafe.cryptography.curve25519.InvalidEncodingException;
import cafe.cryptography.curve25519.Scalar;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.hash.Hashes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Signatures made without the secret key, for keys whose secret is known or does not matter. */
class ForgedSignatureTest {
  private static final BigInteger FIELD =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));
  private static final BigInteger GROUP =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final BigInteger CURVE =
      new BigInteger("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141", 16);
  private static final BigInteger CURVE_FIELD =
      BigInteger.ONE.shiftLeft(256).subtract(BigInteger.valueOf(0x1000003d1L));

  /** A point of order 8; its multiples are all points of small order. */
  private static final String ORDER_EIGHT =
      "0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";

  private static final int TRIES = 64;

  @Test
  void shouldRefuseWhatAnybodySignsForTheIdentityOfSr25519() {
    for (byte[] key : encodingsOf(BigInteger.ZERO)) {
      for (int i = 0; i < TRIES; i++) {
        Scalar s = scalar(i);
        byte[] commitment =
            Constants.RISTRETTO_GENERATOR_TABLE.multiply(s).compress().toByteArray();
        byte[] signature = Hashes.concat(commitment, s.toByteArray());
        signature[63] |= (byte) 0x80;

        assertRefused(Scheme.SR25519, key, message(i), signature);
      }
    }
  }

  @Test
  void shouldRefuseEveryOtherEncodingOfTheIdentityAndOfTorsionAsAKeyOfSr25519() {
    for (BigInteger value : torsionOrdinates()) {
      for (byte[] key : encodingsOf(value)) {
        byte[] signature = new byte[64];
        signature[63] = (byte) 0x80;

        assertRefused(Scheme.SR25519, key, message(0), signature);
      }
    }
  }

  @Test
  void shouldRefuseAScalarOfSr25519ThatIsNotReduced() {
    Sr25519KeyPair key = Sr25519KeyPair.fromMiniSecret(new byte[32]);
    byte[] signature = key.sign(message(0));
    byte[] larger = signature.clone();
    larger[63] &= 0x7f;
    putLittle(larger, littleAt32(larger).add(GROUP));
    larger[63] |= (byte) 0x80;

    assertTrue(Sr25519.verify(key.publicKey(), message(0), signature));
    assertRefused(Scheme.SR25519, key.publicKey(), message(0), larger);
  }

  @Test
  void shouldMakeNoKeyOfTheSecretZero() {
    assertThrows(IllegalArgumentException.class, () -> Sr25519KeyPair.fromSecret(new byte[64]));
  }

  @Test
  void shouldRefuseWhatAnybodySignsForAKeyOfSmallOrderOfEd25519() throws Exception {
    Set<String> points = new HashSet<>();
    for (byte[] key : smallOrder()) {
      points.add(Hex.encode(key));
      for (int i = 0; i < TRIES; i++) {
        Scalar s = scalar(i);
        byte[] commitment = Constants.ED25519_BASEPOINT.multiply(s).compress().toByteArray();
        byte[] signature = Hashes.concat(commitment, s.toByteArray());

        assertRefused(Scheme.ED25519, key, message(i), signature);
      }
    }
    assertTrue(points.size() >= 8 + 6, points.toString());
  }

  @Test
  void shouldRefuseACommitmentOfSmallOrderOfEd25519() throws Exception {
    Ed25519KeyPair key = Ed25519KeyPair.fromSeed(new byte[32]);
    Scalar secret = ed25519Secret(new byte[32]);
    for (byte[] commitment : smallOrder()) {
      for (int i = 0; i < TRIES; i++) {
        Scalar k = challenge(commitment, key.publicKey(), message(i));
        byte[] signature = Hashes.concat(commitment, k.multiply(secret).toByteArray());

        assertRefused(Scheme.ED25519, key.publicKey(), message(i), signature);
      }
    }
  }

  @Test
  void shouldRefuseAKeyOfEd25519WithAPartOfSmallOrder() throws Exception {
    Scalar secret = ed25519Secret(new byte[32]);
    EdwardsPoint mixed = Constants.ED25519_BASEPOINT.multiply(secret).add(point(ORDER_EIGHT));
    byte[] key = mixed.compress().toByteArray();
    for (int i = 0; i < TRIES; i++) {
      Scalar r = scalar(i);
      byte[] commitment = Constants.ED25519_BASEPOINT.multiply(r).compress().toByteArray();
      Scalar k = challenge(commitment, key, message(i));
      byte[] signature = Hashes.concat(commitment, k.multiplyAndAdd(secret, r).toByteArray());

      assertRefused(Scheme.ED25519, key, message(i), signature);
    }
  }

  @Test
  void shouldRefuseAScalarOfEd25519ThatIsNotReduced() {
    Ed25519KeyPair key = Ed25519KeyPair.fromSeed(new byte[32]);
    byte[] signature = key.sign(message(0));
    byte[] larger = signature.clone();
    putLittle(larger, littleAt32(larger).add(GROUP));

    assertTrue(Ed25519KeyPair.verify(key.publicKey(), message(0), signature));
    assertRefused(Scheme.ED25519, key.publicKey(), message(0), larger);
  }

  @Test
  void shouldRefuseEcdsaNumbersOutOfRange() {
    EcdsaKeyPair key = EcdsaKeyPair.fromSeed(scalar(1).toByteArray());
    byte[] good = key.sign(message(0));
    assertTrue(EcdsaKeyPair.verify(key.accountId(), message(0), good));
    List<BigInteger> outside =
        List.of(BigInteger.ZERO, CURVE, CURVE.add(BigInteger.ONE), BigInteger.ONE.shiftLeft(256));
    for (BigInteger number : outside) {
      BigInteger shown = number.min(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE));
      for (int at : new int[] {0, 32}) {
        byte[] signature = good.clone();
        putBig(signature, at, shown);
        for (int id = 0; id < 4; id++) {
          signature[64] = (byte) id;
          assertTrue(EcdsaKeyPair.recover(message(0), signature).isEmpty(), shown + " at " + at);
        }
      }
    }
    for (int id : new int[] {4, 5, 26, 31, 127, 128, 255}) {
      byte[] signature = good.clone();
      signature[64] = (byte) id;
      assertTrue(EcdsaKeyPair.recover(message(0), signature).isEmpty(), "recovery id " + id);
    }
  }

  /** The ids 2 and 3 stand for r + n, which is a field element for very small r only. */
  @Test
  void shouldRefuseAnEcdsaPointBeyondTheField() {
    EcdsaKeyPair key = EcdsaKeyPair.fromSeed(scalar(1).toByteArray());
    BigInteger first = CURVE_FIELD.subtract(CURVE);
    BigInteger wraps = BigInteger.ONE.shiftLeft(256).subtract(CURVE);
    for (BigInteger from : List.of(first, wraps)) {
      for (int step = 0; step < TRIES; step++) {
        byte[] signature = key.sign(message(0));
        putBig(signature, 0, from.add(BigInteger.valueOf(step)));
        for (int id : new int[] {2, 3, 29, 30}) {
          signature[64] = (byte) id;
          assertTrue(EcdsaKeyPair.recover(message(0), signature).isEmpty(), from + "+" + step);
        }
      }
    }
  }

  @Test
  void shouldTakeTheUpperHalfOfEcdsaAsTheReferenceDoes() {
    EcdsaKeyPair key = EcdsaKeyPair.fromSeed(scalar(1).toByteArray());
    byte[] signature = key.sign(message(0));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64));
    putBig(signature, 32, CURVE.subtract(s));
    signature[64] ^= 1;

    assertTrue(EcdsaKeyPair.verify(key.accountId(), message(0), signature));
  }

  private static void assertRefused(Scheme scheme, byte[] key, byte[] message, byte[] signature) {
    String label = scheme + " " + Hex.encode(key) + " " + Hex.encode(signature);
    assertFalse(new MultiSignature(scheme, signature).verify(AccountId.of(key), message), label);
  }

  private static byte[] message(int number) {
    return ("pay everything to me, " + number).getBytes(StandardCharsets.UTF_8);
  }

  private static Scalar scalar(int number) {
    byte[] little = new byte[32];
    little[0] = (byte) number;
    return Scalar.fromBytesModOrder(little);
  }

  private static EdwardsPoint point(String hex) throws InvalidEncodingException {
    return new CompressedEdwardsY(Hex.decode(hex)).decompress();
  }

  /** The eight points in all their encodings. */
  private static List<byte[]> smallOrder() throws InvalidEncodingException {
    List<byte[]> all = new ArrayList<>();
    EdwardsPoint step = point(ORDER_EIGHT);
    EdwardsPoint point = step;
    for (int i = 0; i < 8; i++) {
      byte[] canonical = point.compress().toByteArray();
      all.add(canonical);
      byte[] bare = canonical.clone();
      bare[31] &= 0x7f;
      all.addAll(encodingsOf(little(bare)));
      point = point.add(step);
    }
    assertEquals(EdwardsPoint.IDENTITY.add(step), point);
    return all;
  }

  private static List<BigInteger> torsionOrdinates() {
    BigInteger root = BigInteger.TWO.modPow(FIELD.subtract(BigInteger.ONE).shiftRight(2), FIELD);
    byte[] eight = Hex.decode(ORDER_EIGHT);
    eight[31] &= 0x7f;
    return List.of(
        BigInteger.ZERO,
        BigInteger.ONE,
        FIELD.subtract(BigInteger.ONE),
        root,
        FIELD.subtract(root),
        little(eight),
        FIELD.subtract(little(eight)));
  }

  /** Every 32 bytes that a lax reader takes for this field element: unreduced, with a sign bit. */
  private static List<byte[]> encodingsOf(BigInteger value) {
    List<byte[]> all = new ArrayList<>();
    BigInteger shown = value;
    while (shown.bitLength() <= 255) {
      byte[] plain = new byte[32];
      for (int i = 0; i < 32; i++) {
        plain[i] = shown.shiftRight(8 * i).byteValue();
      }
      all.add(plain);
      byte[] signed = plain.clone();
      signed[31] |= (byte) 0x80;
      all.add(signed);
      shown = shown.add(FIELD);
    }
    return all;
  }

  private static Scalar ed25519Secret(byte[] seed) {
    byte[] bits = Arrays.copyOf(Hashes.sha512(seed), 32);
    bits[0] &= (byte) 248;
    bits[31] &= 63;
    bits[31] |= 64;
    return Scalar.fromBytesModOrder(bits);
  }

  private static Scalar challenge(byte[] commitment, byte[] key, byte[] message) {
    byte[] wide = Hashes.sha512(Hashes.concat(Hashes.concat(commitment, key), message));
    return Scalar.fromBytesModOrderWide(wide);
  }

  private static BigInteger little(byte[] bytes) {
    byte[] big = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      big[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static BigInteger littleAt32(byte[] signature) {
    return little(Arrays.copyOfRange(signature, 32, 64));
  }

  private static void putLittle(byte[] signature, BigInteger value) {
    for (int i = 0; i < 32; i++) {
      signature[32 + i] = value.shiftRight(8 * i).byteValue();
    }
  }

  private static void putBig(byte[] signature, int at, BigInteger value) {
    for (int i = 0; i < 32; i++) {
      signature[at + 31 - i] = value.shiftRight(8 * i).byteValue();
    }
  }
}
