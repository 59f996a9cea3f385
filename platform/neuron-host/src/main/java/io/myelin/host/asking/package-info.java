/**
 * Questions that plugins ask the neurons of other subnets, with their own neuron's key. Open {@link
 * io.myelin.host.asking.Asking} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.asking;
