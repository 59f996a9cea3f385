package io.myelin.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chances of the next byte in the form miners answer: up to 64 bytes with parts of 65535; what is
 * left is shared evenly over the bytes not named.
 */
record ByteDistribution(Map<Integer, Integer> parts) {
  static final int WHOLE = 65535;
  static final int LISTED = 64;
  static final int VALUES = 256;
  private static final double LEAST = 0x1p-16;

  ByteDistribution {
    parts = Map.copyOf(parts);
  }

  /** Keeps the likeliest bytes; rounding down leaves a little for the others. */
  static ByteDistribution ofChances(double[] chances) {
    Map<Integer, Integer> parts = new LinkedHashMap<>();
    IntStream.range(0, chances.length)
        .boxed()
        .sorted(Comparator.comparingDouble(value -> -chances[value]))
        .limit(LISTED)
        .forEach(value -> parts.put(value, (int) Math.floor(chances[value] * WHOLE)));
    parts.values().removeIf(part -> part == 0);
    return new ByteDistribution(parts);
  }

  /** Reads pairs of a byte and its parts; throws IllegalArgumentException with the reason. */
  static ByteDistribution of(int[][] pairs) {
    if (pairs.length > LISTED) {
      throw new IllegalArgumentException("distribution is not an array of at most 64 pairs");
    }
    Map<Integer, Integer> parts = new LinkedHashMap<>();
    long sum = 0;
    for (int[] pair : pairs) {
      if (pair.length != 2) {
        throw new IllegalArgumentException(
            "entry " + Arrays.toString(pair) + " is not [byte, parts]");
      }
      if (pair[0] < 0 || pair[0] > 255 || pair[1] < 0 || parts.put(pair[0], pair[1]) != null) {
        throw new IllegalArgumentException(
            "entry " + Arrays.toString(pair) + " is out of range or repeated");
      }
      sum += pair[1];
    }
    if (sum > WHOLE) {
      throw new IllegalArgumentException("parts sum to " + sum + "; at most " + WHOLE);
    }
    return new ByteDistribution(parts);
  }

  /** Each byte with its parts, the likeliest first. */
  int[][] pairs() {
    return parts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .map(entry -> new int[] {entry.getKey(), entry.getValue()})
        .toArray(int[][]::new);
  }

  double chance(int value) {
    Integer named = parts.get(value);
    if (named != null) {
      return (double) named / WHOLE;
    }
    int sum = parts.values().stream().mapToInt(Integer::intValue).sum();
    return (double) (WHOLE - sum) / WHOLE / (VALUES - parts.size());
  }

  /** How much of the whole is said of other bytes, from 0 to 1. */
  double difference(ByteDistribution other) {
    double difference = 0;
    for (int value = 0; value < VALUES; value++) {
      difference += Math.abs(chance(value) - other.chance(value)) / 2;
    }
    return difference;
  }

  /** Bits lost on the truth, never more than 16. */
  double loss(int truth) {
    return -Math.log(Math.max(chance(truth), LEAST)) / Math.log(2);
  }
}
