package io.myelin.primitives.curve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScalarTest {
  private static final BigInteger L =
      BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
  private static final int LONGEST_USUAL = 140;

  private final Random random = new Random(11);

  @Test
  void shouldReduceAddAndMultiplyModuloTheOrder() {
    for (int i = 0; i < 20_000; i++) {
      byte[] wide = wide(i);
      Scalar a = Scalar.reduce(wide);
      assertEquals(little(wide).mod(L), value(a));
      Scalar b = Scalar.reduce(wide(i + 1));
      Scalar c = Scalar.reduce(wide(i + 2));
      assertEquals(value(a).multiply(value(b)).add(value(c)).mod(L), value(a.timesPlus(b, c)));
      assertEquals(value(a).add(value(b)).mod(L), value(a.plus(b)));
      assertEquals(L.subtract(value(a)).mod(L), value(a.negated()));
      assertEquals(value(a).signum() == 0, a.isZero());
    }
  }

  @Test
  void shouldReadOnlyWhatIsBelowTheOrder() {
    for (int near = -20; near <= 20; near++) {
      byte[] bytes = bytes(L.add(BigInteger.valueOf(near)), 40);
      assertEquals(near < 0, Scalar.read(bytes, 0).isPresent());
    }
    byte[] bytes = bytes(BigInteger.TEN.shiftLeft(64), 40);
    assertArrayEquals(
        Arrays.copyOfRange(bytes, 8, 40), Scalar.read(bytes, 8).orElseThrow().bytes());
    assertTrue(Scalar.read(bytes(BigInteger.ONE.shiftLeft(255), 32), 0).isEmpty());
  }

  @Test
  void shouldHalveEveryScalar() {
    int longer = 0;
    for (int i = 0; i < 20_000; i++) {
      Scalar k = Scalar.reduce(wide(i));
      HalfScalars half = HalfScalars.of(k);
      BigInteger u = signed(half.u(), half.negative());
      BigInteger v = signed(half.v(), false);
      assertTrue(u.testBit(0));
      assertEquals(v.mod(L), u.multiply(value(k)).mod(L));
      assertTrue(u.abs().bitLength() <= 253 && v.bitLength() <= 253);
      longer += Math.max(u.bitLength(), v.bitLength()) > LONGEST_USUAL ? 1 : 0;
    }
    assertTrue(longer < 2_500, longer + " of them long, most of those made so");
  }

  @Test
  void shouldWriteNumbersAsDigitsOfEveryWidth() {
    for (int i = 0; i < 5_000; i++) {
      Scalar k = Scalar.reduce(wide(i));
      int width = 2 + i % 7;
      byte[] digits = Digits.of(k.longs(), width, i % 2 == 0 ? 1 : -1);
      BigInteger sum = BigInteger.ZERO;
      for (int at = digits.length - 1; at >= 0; at--) {
        assertTrue(digits[at] == 0 || digits[at] % 2 != 0);
        assertTrue(Math.abs(digits[at]) < 1 << width - 1);
        sum = sum.shiftLeft(1).add(BigInteger.valueOf(digits[at]));
      }
      assertEquals(i % 2 == 0 ? value(k) : value(k).negate(), sum);
    }
  }

  /** Random, but also tiny, sparse, close to multiples of L, and fractions of it. */
  private byte[] wide(int i) {
    byte[] wide = new byte[64];
    random.nextBytes(wide);
    BigInteger edge = BigInteger.valueOf(random.nextInt(5) - 2);
    return switch (i % 16) {
      case 0 -> bytes(edge.abs(), 64);
      case 1 -> bytes(L.multiply(little(wide).shiftRight(260)).add(edge).abs(), 64);
      case 2 -> bytes(BigInteger.ONE.shiftLeft(random.nextInt(512)).add(edge).abs(), 64);
      case 3 ->
          bytes(L.divide(little(wide).shiftRight(random.nextInt(500)).add(BigInteger.TWO)), 64);
      case 4 -> bytes(BigInteger.ONE.shiftLeft(512).subtract(edge.abs().add(BigInteger.ONE)), 64);
      default -> wide;
    };
  }

  private static BigInteger signed(long[] words, boolean negative) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 3; i >= 0; i--) {
      value = value.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(words[i])));
    }
    return negative ? value.negate() : value;
  }

  private static BigInteger value(Scalar scalar) {
    return little(scalar.bytes());
  }

  private static BigInteger little(byte[] bytes) {
    byte[] big = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      big[i] = bytes[bytes.length - 1 - i];
    }
    return new BigInteger(1, big);
  }

  private static byte[] bytes(BigInteger number, int count) {
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      out[i] = number.shiftRight(8 * i).byteValue();
    }
    return out;
  }
}
