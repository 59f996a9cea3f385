package io.myelin.worker.zoo;

import io.myelin.contract.SubnetDescription;
import io.myelin.spi.Subnet;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Plugin jars that mean harm, built from source in the test's folder. */
final class HostileJar {
  static final String MAIN = "zoo.Beast";

  private final Path folder;
  private final Path classes;
  private final Map<String, byte[]> entries = new TreeMap<>();
  private final Manifest manifest = new Manifest();

  private HostileJar(Path folder) throws IOException {
    this.folder = folder;
    this.classes = Files.createTempDirectory(folder, "classes-");
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Plugin-Id", "beast");
    main.putValue("Plugin-Version", "1.0.0");
    add("META-INF/services/" + Subnet.class.getName(), MAIN);
  }

  /** A jar of one source, with the description that its harmless form has. */
  static HostileJar of(Path folder, String source, String harmless) throws Exception {
    HostileJar jar = new HostileJar(folder);
    jar.compile(harmless);
    jar.add(SubnetDescription.PATH, jar.description());
    jar.compile(source);
    return jar;
  }

  private void compile(String source) throws IOException {
    Path file = Files.writeString(folder.resolve("Beast.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    List<String> options =
        List.of("-cp", System.getProperty("java.class.path", ""), "-d", classes.toString());
    boolean compiled =
        compiler
            .getTask(
                said,
                null,
                null,
                options,
                null,
                compiler
                    .getStandardFileManager(null, null, StandardCharsets.UTF_8)
                    .getJavaFileObjects(file))
            .call();
    if (!compiled) {
      throw new IllegalStateException(said.toString());
    }
  }

  private String description() throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Subnet beast = (Subnet) loader.loadClass(MAIN).getConstructor().newInstance();
      return SubnetDescription.of("beast", "1.0.0", beast).json();
    }
  }

  HostileJar add(String path, String text) {
    return add(path, text.getBytes(StandardCharsets.UTF_8));
  }

  HostileJar add(String path, byte[] bytes) {
    entries.put(path, bytes);
    return this;
  }

  HostileJar without(String name) throws IOException {
    Files.delete(classes.resolve(name));
    return this;
  }

  HostileJar saying(String attribute, String value) {
    manifest.getMainAttributes().putValue(attribute, value);
    return this;
  }

  Path write() throws IOException {
    Path file = Files.createTempFile(folder, "beast-", ".jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path each : compiled.filter(Files::isRegularFile).toList()) {
        put(jar, classes.relativize(each).toString(), Files.readAllBytes(each));
      }
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        put(jar, entry.getKey(), entry.getValue());
      }
    }
    return file;
  }

  private static void put(JarOutputStream jar, String path, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(path));
    jar.write(bytes);
    jar.closeEntry();
  }
}
