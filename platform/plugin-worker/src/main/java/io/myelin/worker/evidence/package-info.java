/**
 * What a round's scores rest on, and how anybody computes them again from it: {@link
 * io.myelin.worker.evidence.RoundEvidence} first, then {@link io.myelin.worker.evidence.Recount}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.worker.evidence;
