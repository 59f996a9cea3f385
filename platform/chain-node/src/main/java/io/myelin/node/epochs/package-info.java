/**
 * What epochs left of subnets, in few bytes: each part as its difference to the epoch before. Open
 * {@link io.myelin.node.epochs.EpochPart} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.epochs;
