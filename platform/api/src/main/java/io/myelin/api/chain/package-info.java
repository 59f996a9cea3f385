/** Head, blocks, extrinsics, events and state. Open {@link io.myelin.api.chain.BlocksApi} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.api.chain;
