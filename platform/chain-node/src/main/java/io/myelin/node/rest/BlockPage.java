package io.myelin.node.rest;

import io.myelin.node.chain.ChainBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/** The blocks of one answer, which shows their bodies: bounded by number and by bytes. */
final class BlockPage {
  /** Of bodies together; a block alone may have nearly as much. */
  static final long MOST_BYTES = 4 << 20;

  private BlockPage() {}

  /**
   * Views of consecutive blocks, newest first: as many as asked for, or as many as fit, at least
   * one.
   */
  static <V> List<V> of(
      LongFunction<Optional<ChainBlock>> blocks,
      long newest,
      int most,
      Function<ChainBlock, V> view) {
    List<V> page = new ArrayList<>();
    long bytes = 0;
    for (long height = newest; height >= 0 && page.size() < most; height--) {
      Optional<ChainBlock> block = blocks.apply(height);
      bytes += block.map(ChainBlock::bodyBytes).orElse(0L);
      if (bytes > MOST_BYTES && !page.isEmpty()) {
        break;
      }
      block.map(view).ifPresent(page::add);
    }
    return page;
  }
}
