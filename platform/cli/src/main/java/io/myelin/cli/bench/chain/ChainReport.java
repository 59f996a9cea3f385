package io.myelin.cli.bench.chain;

/**
 * What a node took.
 *
 * @param weights settings of 256 targets each
 * @param nodeMegabytes the most resident memory that the node's JVM had
 */
public record ChainReport(
    Transfers ed25519, Transfers sr25519, Sent weights, Replayed replay, double nodeMegabytes) {

  /**
   * Transfers signed by one scheme.
   *
   * @param checksPerSecond what one core checks of these signatures and nothing else
   * @param ratio of durable transfers to that
   */
  public record Transfers(
      long durable,
      int refused,
      double perSecond,
      double checksPerSecond,
      double ratio,
      double nodeCpuMillis,
      double clientCpuMillis) {
    static Transfers of(Sent sent, double checksPerSecond) {
      return new Transfers(
          sent.durable(),
          sent.refused(),
          sent.perSecond(),
          checksPerSecond,
          sent.perSecond() / checksPerSecond,
          sent.nodeCpuMillis(),
          sent.clientCpuMillis());
    }
  }

  static ChainReport of(
      ChainLoad.Figures load,
      double ed25519ChecksPerSecond,
      double sr25519ChecksPerSecond,
      Replayed replay,
      double nodeMegabytes) {
    return new ChainReport(
        Transfers.of(load.ed25519(), ed25519ChecksPerSecond),
        Transfers.of(load.sr25519(), sr25519ChecksPerSecond),
        load.weights(),
        replay,
        nodeMegabytes);
  }
}
