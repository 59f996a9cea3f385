package io.myelin.spi;

import java.util.List;

/**
 * What a plugin says about itself before any of its roles is opened.
 *
 * @param id the plugin's name, the same as {@code Plugin-Id} of its jar
 * @param version a semantic version, the same as {@code Plugin-Version} of its jar
 * @param modality what is traded, such as "text"
 * @param synapses every kind of question a miner answers
 */
public record PluginManifest(
    String id, String version, String modality, List<SynapseType> synapses) {
  public PluginManifest {
    synapses = List.copyOf(synapses);
  }
}
