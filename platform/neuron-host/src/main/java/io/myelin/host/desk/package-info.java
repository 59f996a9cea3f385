/** What the host's interface asks for, done. Open {@link io.myelin.host.desk.PluginDesk} first. */
@org.jspecify.annotations.NullMarked
package io.myelin.host.desk;
