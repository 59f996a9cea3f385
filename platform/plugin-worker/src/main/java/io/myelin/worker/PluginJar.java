package io.myelin.worker;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.pf4j.DefaultPluginManager;
import org.pf4j.JarPluginLoader;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginLoader;
import org.pf4j.PluginManager;
import org.pf4j.PluginState;

/**
 * One jar, read by PF4J: the single {@link Subnet} that it provides, and what it says of itself,
 * which is the same in its file and in its code.
 */
record PluginJar(Subnet subnet, SubnetDescription description) {
  private static final String SERVICE = "META-INF/services/" + Subnet.class.getName();

  /**
   * Loads the jar and constructs its subnet.
   *
   * @throws SubnetException OPERATOR when the jar is none, is made for another version of the
   *     interface, or its two sayings differ
   * @throws ReflectiveOperationException when the subnet cannot be constructed
   */
  static PluginJar open(Path jar) throws ReflectiveOperationException, IOException {
    if (!Files.isRegularFile(jar)) {
      throw SubnetException.operator("JAR_MISSING", "plugin jar " + jar + " does not exist");
    }
    PluginManager manager = new SingleJarManager(jar);
    PluginDescriptor descriptor;
    try {
      descriptor = manager.getPlugin(manager.loadPlugin(jar)).getDescriptor();
    } catch (RuntimeException e) {
      throw refused(
          "plugin jar "
              + jar.getFileName()
              + " was refused ("
              + e.getMessage()
              + "); needed a jar whose manifest names Plugin-Id and Plugin-Version, and in"
              + " Plugin-Requires, if there, a range of versions");
    }
    requireVersions(manager, descriptor);
    String id = descriptor.getPluginId();
    PluginState state = manager.startPlugin(id);
    if (state != PluginState.STARTED) {
      throw refused("plugin " + id + " is " + state + " after start; needed STARTED");
    }
    PluginClassLoader loader = (PluginClassLoader) manager.getPluginClassLoader(id);
    Subnet subnet = construct(loader.loadClass(subnetClass(id, loader)));
    return new PluginJar(
        subnet,
        agreed(SubnetDescription.of(id, descriptor.getVersion(), subnet), said(id, loader)));
  }

  private static Subnet construct(Class<?> type) throws ReflectiveOperationException {
    try {
      return type.asSubclass(Subnet.class).getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      if (e.getCause() instanceof Error cause) {
        throw cause;
      }
      throw e;
    }
  }

  private static String subnetClass(String id, PluginClassLoader loader) throws IOException {
    List<String> names =
        text(loader, SERVICE)
            .orElse("")
            .lines()
            .map(line -> line.replaceFirst("#.*", "").strip())
            .filter(line -> !line.isEmpty())
            .toList();
    if (names.size() != 1) {
      throw refused(
          "plugin "
              + id
              + " provides "
              + names.size()
              + " subnets; needed exactly one, named by a line in "
              + SERVICE);
    }
    return names.get(0);
  }

  private static SubnetDescription said(String id, PluginClassLoader loader) throws IOException {
    String text =
        text(loader, SubnetDescription.PATH)
            .orElseThrow(
                () ->
                    refused(
                        "plugin "
                            + id
                            + " has no "
                            + SubnetDescription.PATH
                            + "; build it with the goal describe of subnet-maven-plugin"));
    try {
      return SubnetDescription.parse(text);
    } catch (IllegalArgumentException e) {
      throw refused("plugin " + id + " was refused: " + e.getMessage() + "; build it again");
    }
  }

  private static SubnetDescription agreed(SubnetDescription code, SubnetDescription file) {
    code.difference(file)
        .ifPresent(
            part -> {
              throw refused(
                  "plugin "
                      + code.id()
                      + " says one thing in "
                      + SubnetDescription.PATH
                      + " and another in its code: they differ in "
                      + part
                      + "; build it again, and change neither file by hand");
            });
    return code;
  }

  /** From the jar itself, whatever the worker's own class path holds. */
  private static Optional<String> text(PluginClassLoader loader, String path) throws IOException {
    URL found = loader.findResource(path);
    if (found == null) {
      return Optional.empty();
    }
    try (InputStream in = found.openStream()) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** PF4J itself looks at neither, the one only when plugins are compared. */
  private static void requireVersions(PluginManager manager, PluginDescriptor descriptor) {
    String plugin = "plugin " + descriptor.getPluginId();
    try {
      manager.getVersionManager().compareVersions(descriptor.getVersion(), Subnet.VERSION);
    } catch (RuntimeException noVersion) {
      throw refused(
          plugin
              + " has the Plugin-Version \""
              + descriptor.getVersion()
              + "\"; needed three numbers, as in 1.0.0 (semver.org)");
    }
    if (manager.getPlugin(descriptor.getPluginId()).getPluginState() == PluginState.DISABLED) {
      throw refused(
          plugin
              + " needs version "
              + descriptor.getRequires()
              + " of the plugin interface (its Plugin-Requires); this worker has "
              + Subnet.VERSION
              + ": take a build of the plugin made for it");
    }
  }

  private static SubnetException refused(String sentence) {
    return SubnetException.operator("JAR_REFUSED", sentence);
  }

  private static final class SingleJarManager extends DefaultPluginManager {
    SingleJarManager(Path jar) {
      super(jar.toAbsolutePath().resolveSibling("."));
      setSystemVersion(Subnet.VERSION);
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
