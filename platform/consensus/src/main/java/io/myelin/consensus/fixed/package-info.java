/**
 * Fixed-point arithmetic with the chain's rounding (yuma.md 1). Start with {@link
 * io.myelin.consensus.fixed.I32F32}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.consensus.fixed;
