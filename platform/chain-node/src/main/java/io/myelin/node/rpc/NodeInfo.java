package io.myelin.node.rpc;

/**
 * What a node says of itself.
 *
 * @param chain display name of the chain
 * @param chainType {@code Development}, {@code Local} or {@code Live}
 */
public record NodeInfo(String chain, String chainType, String version) {}
