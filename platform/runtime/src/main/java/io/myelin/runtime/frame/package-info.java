/**
 * How a pallet declares its calls, events and errors. Start with {@link
 * io.myelin.runtime.frame.Pallet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.frame;
