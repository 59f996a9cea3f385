/**
 * What differs between versions of the state machine, and how a chain goes from one to the next.
 * Open {@link io.myelin.runtime.upgrade.Edition} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.upgrade;
