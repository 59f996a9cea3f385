/**
 * What an operator does with plugins, whether by a command or over the network. Open {@link
 * io.myelin.plugins.change.PluginChanges} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins.change;
