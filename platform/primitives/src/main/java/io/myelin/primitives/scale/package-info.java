/**
 * SCALE, the byte encoding of everything on chain (rpc.md 5). Start with {@link
 * io.myelin.primitives.scale.Codec}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.scale;
