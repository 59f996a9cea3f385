package io.myelin.consensus.fixed;

/** Scaling of u16 vectors (yuma.md 1.3). */
public final class U16Vectors {
  private static final long MAX = 65535L << 32;

  private U16Vectors() {}

  /** Scales so that the greatest becomes 65535; all zeros stay zeros. */
  public static int[] maxUpscale(int[] values) {
    long[] raws = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      raws[i] = I32F32.ofU16(values[i]);
    }
    return maxUpscaleRaw(raws);
  }

  /** The same for I32F32 raws. */
  public static int[] maxUpscaleRaw(long[] values) {
    int[] out = new int[values.length];
    long max = values.length == 0 ? 0 : Long.MIN_VALUE;
    for (long value : values) {
      max = Math.max(max, value);
    }
    if (max == 0) {
      return out;
    }
    long factor = I32F32.safeDiv(MAX, max);
    boolean large = max > 32768L << 32;
    for (int i = 0; i < values.length; i++) {
      long scaled =
          large ? I32F32.mul(values[i], factor) : I32F32.safeDiv(I32F32.mul(values[i], MAX), max);
      out[i] = I32F32.floorToU16(I32F32.round(scaled));
    }
    return out;
  }

  /** Whether every upscaled value's share of the sum is at most {@code limit / 65535}. */
  public static boolean withinLimit(int[] values, int limit) {
    long sum = 0;
    for (int value : values) {
      sum += I32F32.ofU16(value);
    }
    for (int value : values) {
      if (I32F32.safeDiv(I32F32.ofU16(value), sum) > I32F32.proportion(limit)) {
        return false;
      }
    }
    return true;
  }
}
