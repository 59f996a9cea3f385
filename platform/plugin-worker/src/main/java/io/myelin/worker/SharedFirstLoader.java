package io.myelin.worker;

import java.util.List;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginManager;

/**
 * Looks inside the plugin first, except for the contract's own packages: a jar that bundles a copy
 * of the SPI by mistake still meets the worker's classes.
 */
final class SharedFirstLoader extends PluginClassLoader {
  private static final List<String> SHARED = List.of("io.myelin.spi.", "org.pf4j.", "org.slf4j.");

  SharedFirstLoader(PluginManager manager, PluginDescriptor descriptor) {
    super(manager, descriptor, SharedFirstLoader.class.getClassLoader());
  }

  @Override
  public Class<?> loadClass(String name) throws ClassNotFoundException {
    if (SHARED.stream().anyMatch(name::startsWith)) {
      return getParent().loadClass(name);
    }
    return super.loadClass(name);
  }
}
