package io.myelin.host.plugin;

import io.myelin.contract.Settings;
import io.myelin.contract.SubnetDescription;
import io.myelin.plugins.Refusal;
import io.myelin.plugins.store.Plugin;
import io.myelin.plugins.store.PluginStore;
import io.myelin.spi.SubnetException;
import io.myelin.worker.link.JarDescription;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Which settings plugins take, read from their jars before a neuron of one is started. */
public final class KnownSettings {
  private final PluginStore installed;
  private final ShippedJars shipped;

  /**
   * @param shipped the folder of the jars that come with the program
   */
  public KnownSettings(PluginStore installed, Path shipped) {
    this.installed = installed;
    this.shipped = new ShippedJars(shipped);
  }

  /**
   * A plugin that is not there yet refuses nothing: its neurons wait for it, and say so.
   *
   * @throws IllegalArgumentException when a setting is unknown, missing or wrong
   */
  public void require(String plugin, String neuron, Map<String, String> settings) {
    try {
      description(plugin).ifPresent(said -> Settings.check(said.settings(), settings));
    } catch (SubnetException refused) {
      throw new IllegalArgumentException(
          "The neuron "
              + neuron
              + " was refused: "
              + refused.getMessage()
              + ", for the plugin "
              + plugin
              + ".",
          refused);
    }
  }

  private Optional<SubnetDescription> description(String plugin) {
    try {
      Optional<Plugin> there = installed.find(plugin);
      return JarDescription.of(
          there.isPresent() ? installed.jar(there.get().shown()) : shipped.of(plugin));
    } catch (IOException | Refusal | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }
}
