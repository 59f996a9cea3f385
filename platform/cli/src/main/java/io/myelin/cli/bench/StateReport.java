package io.myelin.cli.bench;

/**
 * What a state of a size costs.
 *
 * @param transfersPerBlock transfers in each measured block, verified when they entered the pool
 * @param startSeconds from opening the folder until the head answers, without a server
 * @param heapMegabytes of the ledger's JVM after a full collection
 * @param diskMegabytes of the chain's folder after all blocks
 */
public record StateReport(
    int accounts,
    int subnets,
    int uids,
    double emptyBlockMillisMin,
    double emptyBlockMillisMedian,
    int transfersPerBlock,
    double transfersBlockMillisMin,
    double transfersBlockMillisMedian,
    double verifyMillisMedian,
    double startSeconds,
    double heapMegabytes,
    double diskMegabytes) {}
