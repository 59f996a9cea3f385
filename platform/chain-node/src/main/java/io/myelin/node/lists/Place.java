package io.myelin.node.lists;

import java.util.Comparator;

/**
 * Where a row stands: in which block, at which place in it, and under which key.
 *
 * @param key in hex, of rows that have keys; else empty
 */
public record Place(long height, long index, String key) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::height)
          .thenComparingLong(Place::index)
          .thenComparing(Place::key);

  /** Before everything. */
  public static final Place BOTTOM = new Place(-1, 0);

  public Place(long height, long index) {
    this(height, index, "");
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
