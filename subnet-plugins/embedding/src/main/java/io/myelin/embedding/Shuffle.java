package io.myelin.embedding;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A random order that is the same on every machine for the same numbers. */
final class Shuffle {
  private Shuffle() {}

  /** The numbers from 0 to {@code count - 1}, each order equally likely. */
  static int[] of(int count, RandomGenerator random) {
    int[] order = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    }
    return order;
  }
}
