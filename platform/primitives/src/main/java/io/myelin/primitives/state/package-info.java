/**
 * Read access to ordered key-value state. Start with {@link io.myelin.primitives.state.StateView}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.primitives.state;
