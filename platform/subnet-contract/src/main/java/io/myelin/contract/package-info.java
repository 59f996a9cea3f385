/**
 * What a subnet's records say, derived once: their JSON, its schema, the checks of strangers'
 * input, settings, and the description that lies in the jar. Start at {@link
 * io.myelin.contract.RecordJson} and {@link io.myelin.contract.SubnetDescription}.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.contract;
