package io.myelin.cli.bench.chain;

/**
 * What came of sending extrinsics of one kind.
 *
 * @param durable in final blocks, successful or not
 * @param perSecond of these, from the first send to the last final block that held one
 * @param nodeCpuMillis of the node for each
 * @param clientCpuMillis of the sending process for each
 */
public record Sent(
    long durable, int refused, double perSecond, double nodeCpuMillis, double clientCpuMillis) {}
