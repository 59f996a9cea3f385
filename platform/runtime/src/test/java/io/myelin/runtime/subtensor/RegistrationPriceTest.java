package io.myelin.runtime.subtensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures of registration.md 2.1. */
class RegistrationPriceTest {
  @ParameterizedTest
  @CsvSource({
    "1, 2147483648",
    "2, 3037000500",
    "10, 4007346185",
    "100, 4265299790",
    "360, 4286705684",
    "1000, 4291991283",
    "7200, 4294553838",
    "36100, 4294884830"
  })
  void shouldDecayByTheListedFactor(int halfLife, long factor) {
    assertEquals(factor, Registration.decay(halfLife));
  }

  @Test
  void shouldHalveThePriceInOneHalfLife() {
    long price = 1_000_000_000;
    for (int block = 0; block < 360; block++) {
      price = price * Registration.decay(360) >> 32;
    }
    assertEquals(499_999_865, price);
  }
}
