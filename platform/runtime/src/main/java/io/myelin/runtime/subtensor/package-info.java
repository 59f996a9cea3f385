/**
 * The SubtensorModule pallet: subnets, neurons, stake, weights and the stable market. Start with
 * {@link io.myelin.runtime.subtensor.SubtensorPallet}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.subtensor;
