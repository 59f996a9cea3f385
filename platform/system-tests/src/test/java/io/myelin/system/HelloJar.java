package io.myelin.system;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The sample's jar, as its build would make it with another name and version. */
final class HelloJar {
  private HelloJar() {}

  static Path in(Path folder, String id, String version) throws Exception {
    return in(folder, id, version, name -> true);
  }

  /** On the platform, with all that it asks for; once, however often this is said. */
  static void installed(Platform platform, Path folder, String id) throws Exception {
    if (!platform.command("plugin", "list", "--json").contains("\"" + id + "\"")) {
      String jar = in(folder, id, "1.0.0").toString();
      platform.command("plugin", "install", jar, "--allow-unsigned", "--yes");
    }
  }

  /**
   * @param kept the entries that it has
   */
  static Path in(Path folder, String id, String version, Predicate<String> kept) throws Exception {
    URL described =
        Objects.requireNonNull(HelloJar.class.getClassLoader().getResource("META-INF/subnet.json"));
    Path built = Path.of(((JarURLConnection) described.openConnection()).getJarFileURL().toURI());
    Path jar = folder.resolve(id + "-" + version + ".jar");
    try (JarFile in = new JarFile(built.toFile());
        OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (JarEntry each : in.stream().filter(entry -> kept.test(entry.getName())).toList()) {
        out.putNextEntry(new ZipEntry(each.getName()));
        try (InputStream content = in.getInputStream(each)) {
          out.write(named(each.getName(), content.readAllBytes(), id, version));
        }
        out.closeEntry();
      }
    }
    return jar;
  }

  private static byte[] named(String name, byte[] content, String id, String version) {
    String text = new String(content, StandardCharsets.UTF_8);
    return switch (name) {
      case "META-INF/MANIFEST.MF" ->
          text.replace("Plugin-Version: 1.0.0", "Plugin-Version: " + version)
              .replace("Plugin-Id: hello", "Plugin-Id: " + id)
              .getBytes(StandardCharsets.UTF_8);
      case "META-INF/subnet.json" ->
          text.replaceFirst("(\"version\"\\s*:\\s*)\"1.0.0\"", "$1\"" + version + "\"")
              .replaceFirst("(\"id\"\\s*:\\s*)\"hello\"", "$1\"" + id + "\"")
              .getBytes(StandardCharsets.UTF_8);
      default -> content;
    };
  }
}
