/**
 * Yuma consensus, bit for bit, as pure functions over arrays (yuma.md). Start with {@link
 * io.myelin.consensus.Epoch}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.consensus;
