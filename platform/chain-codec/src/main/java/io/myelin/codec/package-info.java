/**
 * Calls, events, storage and errors of any chain by its own metadata (rpc.md 6, 7, 8). Start with
 * {@link io.myelin.codec.ChainCodec}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.codec;
