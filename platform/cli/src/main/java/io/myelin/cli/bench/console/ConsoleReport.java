package io.myelin.cli.bench.console;

import io.myelin.cli.bench.viewers.ViewersReport;
import java.util.List;

/**
 * How fast a node with a history answers.
 *
 * @param making seconds in which the ledger made the chain
 * @param indexing seconds in which the node's index read it
 * @param chainBytes on disk, as the index's
 * @param firstPage milliseconds until all answers of the first page are there, asked at once, the
 *     first time since the node started and the least of the next ones
 * @param viewers of the node's live stream, after all that
 */
public record ConsoleReport(
    int blocks,
    int extrinsics,
    int subnets,
    int uids,
    double making,
    double indexing,
    long chainBytes,
    long indexBytes,
    FirstPage firstPage,
    List<Answer> answers,
    Export export,
    ViewersReport viewers) {
  public ConsoleReport {
    answers = List.copyOf(answers);
  }

  /** Milliseconds. */
  public record FirstPage(double first, double min) {}

  /**
   * A request's answers in milliseconds.
   *
   * @param first since the node started
   * @param bytes of the answer, not compressed
   */
  public record Answer(
      String path, int bytes, double first, double min, double median, double p95) {}

  /** All rows of a list as CSV. */
  public record Export(long rows, double seconds) {}
}
