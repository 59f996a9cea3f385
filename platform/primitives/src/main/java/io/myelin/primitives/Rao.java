package io.myelin.primitives;

import io.myelin.primitives.scale.Codec;
import java.math.BigDecimal;

/** An amount of TAO or alpha in rao (10^-9), never negative; overflow and underflow are refused. */
public record Rao(long value) implements Comparable<Rao> {
  public static final Rao ZERO = new Rao(0);
  public static final long PER_TAO = 1_000_000_000L;

  /** The hard cap of the supply: 21 million TAO (economics.md 1). */
  public static final Rao CAP = new Rao(21_000_000L * PER_TAO);

  /** u64, little-endian. */
  public static final Codec<Rao> CODEC =
      Codec.of((out, rao) -> out.u64(rao.value), in -> new Rao(in.u64()));

  public Rao {
    if (value < 0) {
      throw new ArithmeticException("negative or too large amount of rao: " + value);
    }
  }

  public static Rao of(long rao) {
    return rao == 0 ? ZERO : new Rao(rao);
  }

  public static Rao tao(long tao) {
    return new Rao(Math.multiplyExact(tao, PER_TAO));
  }

  public Rao plus(Rao other) {
    return new Rao(Math.addExact(value, other.value));
  }

  public Rao minus(Rao other) {
    if (other.value > value) {
      throw new ArithmeticException("cannot take " + other.value + " rao from " + value + " rao");
    }
    return new Rao(value - other.value);
  }

  public Rao min(Rao other) {
    return value <= other.value ? this : other;
  }

  public boolean isZero() {
    return value == 0;
  }

  public boolean isLessThan(Rao other) {
    return value < other.value;
  }

  /** The amount in TAO with exactly nine decimals, for people. */
  public String toTao() {
    return BigDecimal.valueOf(value, 9).toPlainString();
  }

  @Override
  public int compareTo(Rao other) {
    return Long.compare(value, other.value);
  }
}
