/** What a block is besides its extrinsics. Start with {@link io.myelin.primitives.block.Header}. */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.block;
