package io.myelin.cli.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What the way through an axon costs, beside the same work without it.
 *
 * @param signMicros median of one sr25519 signature in this JVM
 * @param verifyMicros median of one check of it
 */
public record InferenceReport(
    Completions completions,
    Pair oneInFlight,
    Pair sixteenInFlight,
    Attachment attachment,
    double signMicros,
    double verifyMicros) {

  /**
   * One model, the same prompts and seeds.
   *
   * @param tokens of all texts
   * @param axonTokensPerSecond of answers that come as a whole
   * @param streamTokensPerSecond of answers that come token by token
   * @param firstBareMillis until the first token is there, median
   * @param firstAxonMillis the same of answers that come token by token
   */
  public record Completions(
      int texts,
      long tokens,
      double bareTokensPerSecond,
      double axonTokensPerSecond,
      double streamTokensPerSecond,
      double firstBareMillis,
      double firstAxonMillis) {
    /** Axon's tokens as a share of the bare loop's. */
    public double share() {
      return axonTokensPerSecond / bareTokensPerSecond;
    }

    public double firstMoreMillis() {
      return firstAxonMillis - firstBareMillis;
    }
  }

  /** The bare HTTP server, and an answer that costs its miner nothing. */
  public record Pair(LapFigures http, LapFigures echo) {}

  /**
   * One attachment on its own way, in MB (a million bytes) a second, medians.
   *
   * @param fetched from an axon, its digest computed here
   * @param brought to the node, which computes the digest with the compiler it was started with
   */
  public record Attachment(int bytes, double fetched, double brought) {}

  /** What is promised of a figure. */
  public record Bound(String name, String needed, double seen, boolean kept) {}

  /** Every promise with what came of it. */
  public List<Bound> bounds() {
    LapFigures one = oneInFlight.echo();
    return List.of(
        atLeast("tokens a second, as a share of the bare loop's", 0.95, r -> completions.share()),
        atMost(
            "first token, more than the bare loop's (ms)", 3, r -> completions.firstMoreMillis()),
        atMost("echo, one in flight, p50 (ms)", 2, r -> one.millisP50()),
        atMost("echo, one in flight, p99 (ms)", 10, r -> one.millisP99()),
        atLeast(
            "echo, sixteen in flight, requests a second",
            1_200,
            r -> sixteenInFlight.echo().perSecond()),
        atLeast("an attachment of 10 MB, MB a second", 200, r -> attachment.fetched()));
  }

  private Bound atLeast(String name, double least, ToDoubleFunction<InferenceReport> figure) {
    double seen = figure.applyAsDouble(this);
    return new Bound(name, "at least " + plain(least), seen, seen >= least);
  }

  private Bound atMost(String name, double most, ToDoubleFunction<InferenceReport> figure) {
    double seen = figure.applyAsDouble(this);
    return new Bound(name, "at most " + plain(most), seen, seen <= most);
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}
