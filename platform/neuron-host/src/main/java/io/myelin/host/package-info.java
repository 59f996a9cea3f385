/**
 * Runs the neurons of one machine: enrolls them on the chain, serves their axons, supervises their
 * workers and validates. Open {@link io.myelin.host.NeuronHost} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host;
