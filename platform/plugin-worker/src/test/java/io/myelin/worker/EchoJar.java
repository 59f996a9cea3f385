package io.myelin.worker;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A jar that names the tests' own plugin class, which its loader finds in the parent.
 *
 * @param service lines of its service file; without one there is none
 * @param description its subnet.json; without one there is none
 */
public record EchoJar(String version, String requires, String service, String description) {
  public static EchoJar usual() {
    return new EchoJar("1.0.0", "", EchoSubnet.class.getName(), describing("1.0.0"));
  }

  static String describing(String version) {
    return SubnetDescription.of("echo", version, new EchoSubnet()).json();
  }

  EchoJar requiring(String range) {
    return new EchoJar(version, range, service, description);
  }

  EchoJar describedAs(String text) {
    return new EchoJar(version, requires, service, text);
  }

  public Path in(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "plugin-", ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "echo");
    manifest.getMainAttributes().putValue("Plugin-Version", version);
    if (!requires.isEmpty()) {
      manifest.getMainAttributes().putValue("Plugin-Requires", requires);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      add(jar, "META-INF/services/" + Subnet.class.getName(), service);
      add(jar, SubnetDescription.PATH, description);
    }
    return file;
  }

  private static void add(JarOutputStream jar, String path, String text) throws IOException {
    if (!text.isEmpty()) {
      jar.putNextEntry(new JarEntry(path));
      jar.write(text.getBytes(StandardCharsets.UTF_8));
      jar.closeEntry();
    }
  }
}
