package io.myelin.cli.bench.chain;

/**
 * What executing a chain again came to, every check of a member that joins included.
 *
 * @param extrinsics signed ones
 * @param failed those whose call failed in its block
 */
public record Replayed(
    long blocks,
    long extrinsics,
    long failed,
    double blocksPerSecond,
    double extrinsicsPerSecond) {}
