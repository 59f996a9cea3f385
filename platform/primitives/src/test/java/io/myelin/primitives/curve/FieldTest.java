package io.myelin.primitives.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FieldTest {
  private static final BigInteger P =
      BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

  private final Random random = new Random(7);

  @Test
  void shouldMultiplyAndSquareAsBigIntegersDo() {
    for (int i = 0; i < 20_000; i++) {
      long[] a = element(i % 3 == 0 ? 53 : 51 + i % 2);
      long[] b = element(53);
      long[] out = new long[5];
      Field.multiply(out, a, b);
      assertEquals(value(a).multiply(value(b)).mod(P), value(out).mod(P));
      assertCarried(out);
      Field.square(out, a);
      assertEquals(value(a).multiply(value(a)).mod(P), value(out).mod(P));
      assertCarried(out);
    }
  }

  @Test
  void shouldWriteTheOneValueBelowP() {
    for (int i = 0; i < 5_000; i++) {
      long[] a = element(53);
      long[] back = Field.read(Field.write(a));
      assertEquals(value(a).mod(P), value(back));
      assertTrue(Field.isCanonical(Field.write(a)));
    }
    for (int near = -40; near <= 40; near++) {
      BigInteger number = P.add(BigInteger.valueOf(near));
      long[] a = Field.of(near);
      assertEquals(number.mod(P), value(Field.read(Field.write(a))));
      assertEquals(near == 0, Field.isZero(a));
      assertEquals(number.mod(P).testBit(0), Field.isNegative(a));
      if (number.bitLength() <= 255) {
        assertEquals(near < 0, Field.isCanonical(bytes(number)));
      }
    }
  }

  @Test
  void shouldFindRootsAndFourthPowersWhereThereAreAny() {
    BigInteger quarter = P.subtract(BigInteger.ONE).shiftRight(2);
    for (int i = 0; i < 2_000; i++) {
      long[] u = element(51);
      long[] v = element(51);
      long[] root = new long[5];
      BigInteger ratio = value(u).multiply(value(v).modInverse(P)).mod(P);
      boolean square = ratio.modPow(quarter.shiftLeft(1), P).equals(BigInteger.ONE);
      assertEquals(square, Roots.ofRatio(root, u, v));
      if (square) {
        assertEquals(ratio, value(root).pow(2).mod(P));
        assertFalse(Field.isNegative(root));
      }
      boolean fourth = value(u).modPow(quarter, P).equals(BigInteger.ONE);
      assertEquals(fourth, Roots.isFourthPower(u));
      Roots.invert(root, u);
      assertEquals(value(u).modInverse(P), value(root).mod(P));
    }
    assertFalse(Roots.isFourthPower(Field.zero()));
  }

  /** Limbs up to the size that is allowed, often the very largest. */
  private long[] element(int bits) {
    long[] a = new long[5];
    for (int i = 0; i < 5; i++) {
      long size = (1L << bits) - 1;
      a[i] = random.nextInt(4) == 0 ? size : random.nextLong() & size;
      if (random.nextBoolean()) {
        a[i] = -a[i];
      }
    }
    return a;
  }

  private static void assertCarried(long[] a) {
    for (long limb : a) {
      assertTrue(limb > -(1L << 16) && limb < (1L << 51) + (1L << 16), () -> "limb " + limb);
    }
  }

  static BigInteger value(long[] a) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 4; i >= 0; i--) {
      value = value.shiftLeft(51).add(BigInteger.valueOf(a[i]));
    }
    return value;
  }

  private static byte[] bytes(BigInteger number) {
    byte[] out = new byte[32];
    for (int i = 0; i < 32; i++) {
      out[i] = number.shiftRight(8 * i).byteValue();
    }
    return out;
  }
}
