package io.myelin.client.axon;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/** Python's text of a float: the fewest digits that are read back as the same number. */
final class PythonFloat {
  private PythonFloat() {}

  static String repr(double value) {
    if (Double.isNaN(value)) {
      return "nan";
    }
    String sign = value < 0 || 1 / value < 0 ? "-" : "";
    double size = Math.abs(value);
    if (Double.isInfinite(size)) {
      return sign + "inf";
    }
    return sign + (size == 0 ? "0.0" : text(shortest(size)));
  }

  /** Plain from 1e-4 to below 1e16, else with an exponent of two digits or more. */
  private static String text(BigDecimal shortest) {
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= -4 && exponent < 16) {
      return shortest.scale() > 0 ? shortest.toPlainString() : shortest.toPlainString() + ".0";
    }
    String digits = shortest.unscaledValue().toString();
    return digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }

  /** Java's own text is read back as the same number, but may be longer, or not the nearest. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    BigDecimal best = new BigDecimal(Double.toString(value));
    for (int digits = best.stripTrailingZeros().precision(); digits > 0; digits--) {
      Optional<BigDecimal> fewer = nearest(exact, value, digits);
      if (fewer.isEmpty()) {
        break;
      }
      best = fewer.get();
    }
    return best.stripTrailingZeros();
  }

  private static Optional<BigDecimal> nearest(BigDecimal exact, double value, int digits) {
    return Stream.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING)
        .map(rounding -> exact.round(new MathContext(digits, rounding)))
        .filter(candidate -> candidate.doubleValue() == value)
        .findFirst();
  }
}
