package io.myelin.spi;

import java.util.Optional;
import org.pf4j.ExtensionPoint;

/**
 * The one type a plugin jar must provide, named in its {@code META-INF/extensions.idx}.
 *
 * <p>A plugin overrides only the roles it can play. It is constructed once in a worker process of
 * its own; {@link #manifest()} is asked first and must not load models or native code. Then exactly
 * one role is opened. All calls arrive on one thread, one at a time.
 */
public interface SubnetPlugin extends ExtensionPoint {
  /** The version of this contract, which a jar's {@code Plugin-Requires} is compared with. */
  String VERSION = "1.0.0";

  /** Says what the plugin is without starting anything. */
  PluginManifest manifest();

  /** Opens the answering side; empty when the plugin does not mine. */
  default Optional<MinerRuntime> miner(PluginContext context) {
    return Optional.empty();
  }

  /** Opens the asking and judging side; empty when the plugin does not validate. */
  default Optional<ValidatorRuntime> validator(PluginContext context) {
    return Optional.empty();
  }
}
