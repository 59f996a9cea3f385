/**
 * Values of any type of a chain's registry, in both directions (rpc.md 5). Start with {@link
 * io.myelin.codec.value.Value}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.codec.value;
