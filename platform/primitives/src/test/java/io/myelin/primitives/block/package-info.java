/** Tests of what a block is besides its extrinsics. */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.block;
