package io.myelin.cli.supervisor;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for the server in a jar of its own: unpacks itself when asked to, else prints the lines
 * of {@code script.txt} in its folder and does what the last one says.
 */
public final class FakeServer {
  /** A file of this name beside the jar makes what is unpacked impossible to copy. */
  static final String TRAP = "trap";

  /** What is unpacked last. */
  static final String LAST = "last.xml";

  private FakeServer() {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    if (words.contains("--outputlauncher")) {
      Path root = Path.of(words.get(words.indexOf("--rootdir") + 1));
      Path jar = Path.of(System.getProperty("java.class.path"));
      Path config = Files.createDirectories(root.resolve("config"));
      if (Files.exists(jar.resolveSibling(TRAP))) {
        Files.createSymbolicLink(config.resolve(LAST), Path.of("nowhere"));
      } else {
        Files.writeString(config.resolve(LAST), "");
      }
      Files.copy(jar, root.resolve("launch-micro.jar"), StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    List<String> script = Files.readAllLines(Path.of("script.txt"));
    script.subList(0, script.size() - 1).forEach(System.out::println);
    String last = script.get(script.size() - 1);
    if (last.startsWith("exit ")) {
      Runtime.getRuntime().halt(Integer.parseInt(last.substring("exit ".length())));
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  /** Puts this class into a runnable jar. */
  static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeServer.class.getName());
    String entry = FakeServer.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        var code = FakeServer.class.getClassLoader().getResourceAsStream(entry)) {
      if (code == null) {
        throw new IOException(entry + " is not on the class path");
      }
      jar.putNextEntry(new JarEntry(entry));
      code.transferTo(jar);
    }
  }
}
