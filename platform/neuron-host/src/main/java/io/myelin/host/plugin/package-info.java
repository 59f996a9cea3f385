/**
 * Which jar the neurons of a plugin run, and what becomes of it. Open {@link
 * io.myelin.host.plugin.HostPlugins} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.host.plugin;
