package io.myelin.cli.bench.viewers;

import java.util.Locale;

/**
 * What viewers of a node's stream saw.
 *
 * @param viewers that read; beside them one that reads nothing
 * @param blocks of which a frame came
 * @param frames that came to all of them
 * @param p50Millis from the time in the block to the frame's arrival: with it are executing and
 *     keeping the block, so this bounds the way from a kept block from above
 */
public record ViewersReport(
    int viewers,
    int seconds,
    int blocks,
    long frames,
    double p50Millis,
    double p95Millis,
    double maxMillis) {
  /** For a terminal. */
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%d viewers heard %d frames of %d blocks: median %.0f ms, 95 %% below %.0f ms, all below"
            + " %.0f ms after the block's time",
        viewers,
        frames,
        blocks,
        p50Millis,
        p95Millis,
        maxMillis);
  }
}
