package io.myelin.spi;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a plugin may use of its surroundings.
 *
 * @param settings what the operator set for this neuron, as text
 * @param scratch a private folder that disappears with the worker
 */
public record PluginContext(Map<String, String> settings, Path scratch) {
  public PluginContext {
    settings = Map.copyOf(settings);
  }

  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  /** True only for the text "true"; a setting left out is false. */
  public boolean flag(String name) {
    return setting(name).map(Boolean::parseBoolean).orElse(false);
  }
}
