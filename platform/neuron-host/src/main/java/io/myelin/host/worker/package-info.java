/**
 * Keeps worker processes alive and says why they ended. Open {@link io.myelin.host.worker.Worker}
 * first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.worker;
