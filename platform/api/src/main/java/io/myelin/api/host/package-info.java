/**
 * The neuron host under {@code /host/api/v1}: plugins, neurons, jobs, logs and settings. Open
 * {@link io.myelin.api.host.PluginsApi} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.api.host;
