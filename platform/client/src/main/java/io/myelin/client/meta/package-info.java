/**
 * The chain's description of itself (metadata of version 14 or 15, rpc.md 6), and values read by
 * it. Start with {@link io.myelin.client.meta.ChainMetadata}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.client.meta;
