package io.myelin.ledger.order;

/**
 * How far an engine's own log is applied. It is stored with the state, and is not the height: an
 * engine may order what becomes no block.
 */
public record Position(long index) implements Comparable<Position> {
  /** Before anything was ordered. */
  public static final Position START = new Position(0);

  public Position next() {
    return new Position(index + 1);
  }

  @Override
  public int compareTo(Position other) {
    return Long.compare(index, other.index);
  }
}
