/**
 * Starts, watches and restarts the platform process. Open {@link
 * io.myelin.cli.supervisor.Supervisor} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.cli.supervisor;
