package io.myelin.node.lists;

import io.myelin.api.AsOf;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rows of a list in one order; rows may be added while it is read, at one end. */
public interface Rows<T> {
  /** The block up to which the list goes. */
  AsOf asOf();

  /** A place before the first row of now. */
  Place start();

  /**
   * Rows next to a place, the nearest first.
   *
   * @param backwards towards the first row instead of the last
   */
  List<Row<T>> next(Place from, boolean backwards, int most);

  /** How many there are, where that is known without counting a table. */
  default OptionalLong total() {
    return OptionalLong.empty();
  }

  /** Why and where rows are missing. */
  default Optional<String> cutAt() {
    return Optional.empty();
  }
}
