package io.myelin.cli.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a load of transfers came to.
 *
 * @param successful final and successful; nothing else counts into the rate
 * @param missing neither refused nor in a final block when the wait ended
 * @param perSecond successful, from the first send to the last final block that held one
 * @param minPerBlock over the blocks between the first and the last that held one
 */
public record TransferReport(
    int accounts,
    int submitted,
    int successful,
    int failed,
    int refused,
    int missing,
    double perSecond,
    int blocks,
    int minPerBlock,
    int medianPerBlock,
    int maxPerBlock,
    double latencyMillisP50,
    double latencyMillisP99) {

  static TransferReport of(
      int accounts, int submitted, int refused, int missing, long startNanos, FinalCount count) {
    List<FinalCount.Block> blocks = busy(count.blocks());
    List<FinalCount.Block> inner =
        blocks.size() > 2 ? blocks.subList(1, blocks.size() - 1) : blocks;
    List<Long> perBlock = inner.stream().map(block -> (long) block.successful()).sorted().toList();
    List<Long> latencies = count.latencyNanos().stream().sorted().toList();
    long nanos = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).atNanos() - startNanos;
    return new TransferReport(
        accounts,
        submitted,
        latencies.size(),
        count.failed(),
        refused,
        missing,
        nanos <= 0 ? 0 : latencies.size() / (nanos / (double) TimeUnit.SECONDS.toNanos(1)),
        blocks.size(),
        (int) part(perBlock, 0),
        (int) part(perBlock, 0.5),
        (int) part(perBlock, 1),
        part(latencies, 0.5) / 1e6,
        part(latencies, 0.99) / 1e6);
  }

  /** From the first to the last block with a transfer; empty blocks between them count. */
  private static List<FinalCount.Block> busy(List<FinalCount.Block> all) {
    int first = 0;
    int end = all.size();
    while (first < end && all.get(first).successful() == 0) {
      first++;
    }
    while (end > first && all.get(end - 1).successful() == 0) {
      end--;
    }
    return all.subList(first, end);
  }

  /** The value below which this part of the sorted values lies; 0 when there are none. */
  static long part(List<Long> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.round(part * (sorted.size() - 1)));
  }
}
