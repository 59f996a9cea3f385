package io.myelin.node.lists;

import java.util.Comparator;

/** Where a row stands: in which block, and at which place in it. */
public record Place(long height, long index) implements Comparable<Place> {
  private static final Comparator<Place> ORDER =
      Comparator.comparingLong(Place::height).thenComparingLong(Place::index);

  /** Before everything. */
  public static final Place BOTTOM = new Place(-1, 0);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
