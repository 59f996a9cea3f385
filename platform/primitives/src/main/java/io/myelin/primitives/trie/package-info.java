/**
 * The base-16 Merkle-Patricia trie behind state and extrinsics roots (rpc.md 3.2). Start with
 * {@link io.myelin.primitives.trie.StateTrie}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.trie;
