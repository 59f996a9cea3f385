/**
 * Signed and bare extrinsics of format V4 (rpc.md 8). Start with {@link
 * io.myelin.runtime.extrinsic.ExtrinsicCodec}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.extrinsic;
