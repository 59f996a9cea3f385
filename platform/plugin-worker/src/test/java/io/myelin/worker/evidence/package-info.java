/** Tests of what is kept of a round. */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.evidence;
