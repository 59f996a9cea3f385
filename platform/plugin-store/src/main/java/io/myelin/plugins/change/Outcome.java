package io.myelin.plugins.change;

import io.myelin.plugins.store.Plugin;

/**
 * What a plugin is after a change.
 *
 * @param became as a clause whose subject is the plugin
 */
public record Outcome(Plugin plugin, String became) {
  /** Without a full stop, as commands print it. */
  public String sentence() {
    return plugin.id() + " " + plugin.shown().version() + " " + became;
  }
}
