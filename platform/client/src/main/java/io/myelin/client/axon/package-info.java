/**
 * The neuron-to-neuron protocol (axon.md), both ends. Open {@link io.myelin.client.axon.Dendrite}
 * for asking and {@link io.myelin.client.axon.AxonVerifier} for being asked.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.client.axon;
