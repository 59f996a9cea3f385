package io.myelin.worker;

import io.myelin.spi.PluginException;
import io.myelin.spi.SubnetPlugin;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginState;

/** Reads one jar by PF4J and finds the single {@link SubnetPlugin} it provides. */
final class PluginJar {
  private PluginJar() {}

  static SubnetPlugin instantiate(Path jar) {
    if (!Files.isRegularFile(jar)) {
      throw PluginException.operator("JAR_MISSING", "plugin jar " + jar + " does not exist");
    }
    PluginManager manager = new SingleJarManager(jar);
    String id;
    PluginDescriptor descriptor;
    try {
      id = manager.loadPlugin(jar);
      descriptor = manager.getPlugin(id).getDescriptor();
    } catch (RuntimeException e) {
      throw PluginException.operator(
          "JAR_REFUSED",
          "plugin jar "
              + jar.getFileName()
              + " was refused ("
              + e.getMessage()
              + "); needed a jar whose manifest names Plugin-Id and Plugin-Version, and in"
              + " Plugin-Requires, if there, a range of versions");
    }
    requireVersions(manager, descriptor);
    PluginState state = manager.startPlugin(id);
    if (state != PluginState.STARTED) {
      throw PluginException.operator(
          "JAR_REFUSED", "plugin " + id + " is " + state + " after start; needed STARTED");
    }
    List<SubnetPlugin> found = manager.getExtensions(SubnetPlugin.class, id);
    if (found.size() != 1) {
      throw PluginException.operator(
          "JAR_REFUSED",
          "plugin "
              + id
              + " provides "
              + found.size()
              + " subnet plugins; needed exactly one in META-INF/extensions.idx");
    }
    return found.get(0);
  }

  /** PF4J itself looks at neither, the one only when plugins are compared. */
  private static void requireVersions(PluginManager manager, PluginDescriptor descriptor) {
    String plugin = "plugin " + descriptor.getPluginId();
    try {
      manager.getVersionManager().compareVersions(descriptor.getVersion(), SubnetPlugin.VERSION);
    } catch (RuntimeException noVersion) {
      throw PluginException.operator(
          "JAR_REFUSED",
          plugin
              + " has the Plugin-Version \""
              + descriptor.getVersion()
              + "\"; needed three numbers, as in 1.0.0 (semver.org)");
    }
    if (manager.getPlugin(descriptor.getPluginId()).getPluginState() == PluginState.DISABLED) {
      throw PluginException.operator(
          "JAR_REFUSED",
          plugin
              + " needs version "
              + descriptor.getRequires()
              + " of the plugin interface (its Plugin-Requires); this worker has "
              + SubnetPlugin.VERSION
              + ": take a build of the plugin made for it");
    }
  }

  private static final class SingleJarManager extends DefaultPluginManager {
    SingleJarManager(Path jar) {
      super(jar.toAbsolutePath().resolveSibling("."));
      setSystemVersion(SubnetPlugin.VERSION);
    }

    @Override
    protected PluginLoader createPluginLoader() {
      return new JarPluginLoader(this) {
        @Override
        public ClassLoader loadPlugin(Path jar, PluginDescriptor descriptor) {
          SharedFirstLoader loader = new SharedFirstLoader(pluginManager, descriptor);
          loader.addFile(jar.toFile());
          return loader;
        }
      };
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
      return new ManifestPluginDescriptorFinder();
    }
  }
}
