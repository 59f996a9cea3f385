/**
 * What every application of a node does before it looks at a request. Open {@link
 * io.myelin.guard.HostGuard} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.guard;
