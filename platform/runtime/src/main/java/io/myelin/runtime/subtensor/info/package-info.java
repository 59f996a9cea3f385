/**
 * What SDKs read through runtime APIs instead of storage (storage.md 5): neurons, subnets, stake,
 * delegates and prices. Start with {@link io.myelin.runtime.subtensor.info.InfoApis}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.runtime.subtensor.info;
