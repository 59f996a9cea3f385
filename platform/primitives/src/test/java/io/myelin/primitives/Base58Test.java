package io.myelin.primitives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Base58Test {
  private static final String DIGITS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

  @Test
  void shouldBeWhatLongDivisionGives() {
    Random random = new Random(58);
    for (int round = 0; round < 20_000; round++) {
      byte[] data = new byte[random.nextInt(48)];
      random.nextBytes(data);
      // zeros in front, and numbers of few digits
      for (int i = 0; i < data.length && random.nextInt(3) > 0; i++) {
        data[i] = 0;
      }
      String text = Base58.encode(data);
      assertEquals(divided(data), text);
      assertArrayEquals(data, Base58.decode(text));
      assertEquals(text.length(), Base58.firstOdd(text));
    }
  }

  @Test
  void shouldFindWhatIsNoDigit() {
    for (char letter = 0; letter < 0x300; letter++) {
      assertEquals(DIGITS.indexOf(letter) >= 0 ? 3 : 1, Base58.firstOdd("2" + letter + "2"));
    }
  }

  private static String divided(byte[] data) {
    StringBuilder out = new StringBuilder();
    BigInteger rest = new BigInteger(1, data);
    while (rest.signum() > 0) {
      BigInteger[] step = rest.divideAndRemainder(BigInteger.valueOf(58));
      out.append(DIGITS.charAt(step[1].intValue()));
      rest = step[0];
    }
    for (int i = 0; i < data.length && data[i] == 0; i++) {
      out.append('1');
    }
    return out.reverse().toString();
  }
}
