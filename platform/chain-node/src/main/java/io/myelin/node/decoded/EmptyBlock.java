package io.myelin.node.decoded;

import io.myelin.primitives.Hash256;
import io.myelin.runtime.BlockInput;
import io.myelin.runtime.ChainRuntime;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the next block would change without any extrinsic; computed once for each newest block. */
final class EmptyBlock {
  private Optional<Known> known = Optional.empty();

  private record Known(Hash256 parent, SortedMap<byte[], Optional<byte[]>> changes) {}

  /** The changes of the block after a place. */
  synchronized SortedMap<byte[], Optional<byte[]>> changes(
      Trial.Place place, ChainRuntime runtime) {
    Known found =
        known
            .filter(one -> one.parent().equals(place.hash()))
            .orElseGet(() -> new Known(place.hash(), computed(place, runtime)));
    known = Optional.of(found);
    return found.changes();
  }

  private static SortedMap<byte[], Optional<byte[]>> computed(
      Trial.Place place, ChainRuntime runtime) {
    return runtime.apply(place.state(), input(place, List.of())).changes();
  }

  /** The block after a place. */
  static BlockInput input(Trial.Place place, List<byte[]> extrinsics) {
    return new BlockInput(place.block() + 1, place.hash(), place.author(), List.of(), extrinsics);
  }
}
