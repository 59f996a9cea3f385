package io.myelin.consensus;

import io.myelin.consensus.fixed.I32F32;

/** Operations on whole vectors of I32F32 raws. */
public final class Vectors {
  private Vectors() {}

  /** Plain additions that wrap, as in the reference. */
  public static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  /** Divides by the sum, unless the sum is 0. */
  public static long[] normalized(long[] values) {
    long sum = sum(values);
    if (sum == 0) {
      return values.clone();
    }
    return divided(values, sum);
  }

  static long[] divided(long[] values, long divisor) {
    long[] out = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = I32F32.safeDiv(values[i], divisor);
    }
    return out;
  }

  static int[] toU16(long[] values) {
    int[] out = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      out[i] = I32F32.toU16(values[i]);
    }
    return out;
  }
}
