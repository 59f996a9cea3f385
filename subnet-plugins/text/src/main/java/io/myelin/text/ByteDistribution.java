package io.myelin.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Chances of the next byte in the form miners answer: up to 64 bytes with parts of 65535; what is
 * left is shared evenly over the bytes not named.
 */
record ByteDistribution(Map<Integer, Integer> parts) {
  static final int WHOLE = 65535;
  static final int LISTED = 64;
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

  /** Reads {@code [[byte, parts], ...]}; throws IllegalArgumentException with the reason. */
  static ByteDistribution ofJson(Object json) {
    if (!(json instanceof List<?> pairs) || pairs.size() > LISTED) {
      throw new IllegalArgumentException("distribution is not an array of at most 64 pairs");
    }
    Map<Integer, Integer> parts = new LinkedHashMap<>();
    long sum = 0;
    for (Object item : pairs) {
      if (!(item instanceof List<?> pair)
          || pair.size() != 2
          || !(pair.get(0) instanceof Integer value)
          || !(pair.get(1) instanceof Integer part)) {
        throw new IllegalArgumentException("entry " + item + " is not [byte, parts]");
      }
      if (value < 0 || value > 255 || part < 0 || parts.put(value, part) != null) {
        throw new IllegalArgumentException("entry " + item + " is out of range or repeated");
      }
      sum += part;
    }
    if (sum > WHOLE) {
      throw new IllegalArgumentException("parts sum to " + sum + "; at most " + WHOLE);
    }
    return new ByteDistribution(parts);
  }

  List<List<Integer>> toJson() {
    List<List<Integer>> pairs = new ArrayList<>();
    parts.entrySet().stream()
        .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
        .forEach(entry -> pairs.add(Arrays.asList(entry.getKey(), entry.getValue())));
    return pairs;
  }

  double chance(int value) {
    Integer named = parts.get(value);
    if (named != null) {
      return (double) named / WHOLE;
    }
    int sum = parts.values().stream().mapToInt(Integer::intValue).sum();
    return (double) (WHOLE - sum) / WHOLE / (256 - parts.size());
  }

  /** Bits lost on the truth, never more than 16. */
  double loss(int truth) {
    return -Math.log(Math.max(chance(truth), LEAST)) / Math.log(2);
  }
}
