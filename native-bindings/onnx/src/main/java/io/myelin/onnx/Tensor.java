package io.myelin.onnx;

import java.util.Arrays;

/**
 * Numbers with a shape, last dimension fastest. Arrays are not copied. Elements are float32 or
 * int64; models with others are not supported.
 */
public sealed interface Tensor {
  /** Sizes of the dimensions; none for a single number. */
  long[] shape();

  /**
   * @param values as many as the shape says
   */
  record Floats(float[] values, long... shape) implements Tensor {
    public Floats {
      check(values.length, shape);
    }
  }

  /**
   * @param values as many as the shape says
   */
  record Longs(long[] values, long... shape) implements Tensor {
    public Longs {
      check(values.length, shape);
    }
  }

  private static void check(int count, long[] shape) {
    long needed = 1;
    for (long size : shape) {
      needed = size < 0 ? -1 : Math.multiplyExact(needed, size);
    }
    if (needed != count) {
      throw new IllegalArgumentException(
          count + " values do not fill a tensor of shape " + Arrays.toString(shape));
    }
  }
}
