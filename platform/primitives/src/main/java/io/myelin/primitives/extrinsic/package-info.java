/**
 * Parts of a signed extrinsic that client and runtime share (rpc.md 8). Start with {@link
 * io.myelin.primitives.extrinsic.Era}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.extrinsic;
