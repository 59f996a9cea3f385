/** Checks the epoch and its arithmetic against recorded results of the chain. */
@org.jspecify.annotations.NullMarked
package io.myelin.consensus;
