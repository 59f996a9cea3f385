/**
 * The hash functions of the chain (keys.md 7, rpc.md 7). Start with {@link
 * io.myelin.primitives.hash.Hashes}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.hash;
