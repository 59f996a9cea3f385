/**
 * What stands in blocks and state, read by the chain's own metadata, and extrinsics tried without
 * keeping what they do. Start with {@link io.myelin.node.decoded.Trial}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.decoded;
