package io.myelin.primitives.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to a signature, its key or its message, the fast check and the plain one agree.
 * {@code -Dmyelin.mutations=100000} tries that many of each scheme, in some minutes.
 */
class SignatureAgreementTest {
  private static final int MUTATIONS = Integer.getInteger("myelin.mutations", 4_000);
  private static final BigInteger L =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final EdwardsPoint ORDER_EIGHT =
      point("0xc7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a");
  private static final int KINDS = 12;

  private final Random random = new Random(2024);

  @ParameterizedTest
  @EnumSource(names = {"ED25519", "SR25519"})
  void shouldAcceptAndRefuseWhatThePlainCheckDoes(Scheme scheme) {
    int accepted = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      byte[] seed = bytes(32);
      byte[] message = bytes(random.nextInt(200));
      KeyPair pair =
          scheme == Scheme.ED25519
              ? Ed25519KeyPair.fromSeed(seed)
              : Sr25519KeyPair.fromMiniSecret(seed);
      byte[] key = pair.publicKey();
      byte[] signature = pair.sign(message);
      mutate(i % KINDS, scheme, key, message, signature);
      boolean holds = new MultiSignature(scheme, signature).verify(AccountId.of(key), message);
      String seen =
          Hex.encode(key) + " " + Hex.encode(message) + " " + Hex.encode(signature) + " " + i;
      assertEquals(PlainSignatures.verify(scheme, key, message, signature), holds, seen);
      accepted += holds ? 1 : 0;
    }
    assertTrue(accepted >= MUTATIONS / KINDS, accepted + " accepted");
  }

  /** Every sum with a point of small order, as key and as commitment, for every residue of k. */
  @Test
  void shouldRefuseMixedPointsAsThePlainCheckDoes() {
    for (int i = 0; i < 64; i++) {
      for (int torsion = 0; torsion < 8; torsion++) {
        byte[] seed = {(byte) i, (byte) torsion};
        Scalar secret = Scalar.fromBytesModOrderWide(Hashes.sha512(seed));
        Scalar nonce = Scalar.fromBytesModOrderWide(Hashes.sha512(new byte[] {(byte) i}));
        EdwardsPoint small = ORDER_EIGHT.multiply(small(torsion));
        byte[] pure = Constants.ED25519_BASEPOINT.multiply(secret).compress().toByteArray();
        byte[] key =
            Constants.ED25519_BASEPOINT.multiply(secret).add(small).compress().toByteArray();
        byte[] commitment =
            Constants.ED25519_BASEPOINT.multiply(nonce).add(small).compress().toByteArray();
        byte[] honest = Constants.ED25519_BASEPOINT.multiply(nonce).compress().toByteArray();
        assertAgreed(torsion == 0, key, honest, secret, nonce);
        assertAgreed(torsion == 0, key, commitment, secret, nonce);
        assertAgreed(torsion == 0, pure, commitment, secret, nonce);
      }
    }
  }

  private static void assertAgreed(
      boolean expected, byte[] key, byte[] commitment, Scalar secret, Scalar nonce) {
    byte[] message = {1};
    byte[] wide = Hashes.sha512(Hashes.concat(commitment, key, message));
    Scalar s = Scalar.fromBytesModOrderWide(wide).multiplyAndAdd(secret, nonce);
    byte[] signature = Hashes.concat(commitment, s.toByteArray());
    assertEquals(expected, PlainSignatures.verify(Scheme.ED25519, key, message, signature));
    assertEquals(expected, Ed25519KeyPair.verify(key, message, signature));
  }

  private void mutate(int kind, Scheme scheme, byte[] key, byte[] message, byte[] signature) {
    switch (kind) {
      case 0 -> {}
      case 1 -> flip(key, 0, 32);
      case 2 -> flip(signature, 0, 32);
      case 3 -> flip(signature, 32, 64);
      case 4 -> flip(message, 0, message.length);
      case 5 -> signature[63] ^= (byte) 0x80;
      case 6 -> signature[31] ^= (byte) 0x80;
      case 7 -> addOrder(signature, scheme == Scheme.SR25519);
      case 8 -> put(small(), random.nextBoolean() ? key : signature);
      case 9 -> addSmall(random.nextBoolean() ? key : signature);
      case 10 -> put(unreduced(), random.nextBoolean() ? key : signature);
      default -> put(bytes(32), random.nextBoolean() ? key : signature);
    }
  }

  private void flip(byte[] bytes, int from, int to) {
    if (to > from) {
      int bit = 8 * from + random.nextInt(8 * (to - from));
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  private static void put(byte[] from, byte[] to) {
    System.arraycopy(from, 0, to, 0, 32);
  }

  private byte[] small() {
    return ORDER_EIGHT.multiply(small(random.nextInt(8))).compress().toByteArray();
  }

  private void addSmall(byte[] encoding) {
    try {
      EdwardsPoint point = new CompressedEdwardsY(Arrays.copyOf(encoding, 32)).decompress();
      EdwardsPoint sum = point.add(ORDER_EIGHT.multiply(small(random.nextInt(8))));
      put(sum.compress().toByteArray(), encoding);
    } catch (InvalidEncodingException none) {
      flip(encoding, 0, 32);
    }
  }

  /** One of the 38 encodings of p and more, with either sign. */
  private byte[] unreduced() {
    byte[] out = new byte[32];
    Arrays.fill(out, (byte) 0xff);
    out[0] = (byte) (0xed + random.nextInt(19));
    out[31] = (byte) (random.nextBoolean() ? 0x7f : 0xff);
    return out;
  }

  private static void addOrder(byte[] signature, boolean marked) {
    BigInteger s = BigInteger.ZERO;
    for (int i = 63; i >= 32; i--) {
      int part = i == 63 && marked ? signature[i] & 0x7f : signature[i] & 0xff;
      s = s.shiftLeft(8).or(BigInteger.valueOf(part));
    }
    s = s.add(L);
    for (int i = 0; i < 32; i++) {
      signature[32 + i] = s.shiftRight(8 * i).byteValue();
    }
    signature[63] |= (byte) (marked ? 0x80 : 0);
  }

  private static Scalar small(int number) {
    byte[] little = new byte[32];
    little[0] = (byte) number;
    return Scalar.fromCanonicalBytes(little);
  }

  private static EdwardsPoint point(String hex) {
    try {
      return new CompressedEdwardsY(Hex.decode(hex)).decompress();
    } catch (InvalidEncodingException e) {
      throw new IllegalArgumentException(hex, e);
    }
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
