/**
 * Which version of the state machine executes a block, by what the state before it says. Open
 * {@link io.myelin.runtime.version.RuntimeSchedule} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.version;
