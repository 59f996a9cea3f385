/**
 * Yuma consensus and the arithmetic around it: pure functions over arrays, bit for bit. Open {@link
 * io.myelin.consensus.Epoch} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.consensus;
