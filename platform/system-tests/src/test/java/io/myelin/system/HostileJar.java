package io.myelin.system;

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
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** A plugin jar, built from source in the test's folder, that harms whatever it runs beside. */
final class HostileJar {
  /**
   * Takes every processor, with more threads than there are, and fills the log from its start on,
   * and a little later memory until it ends.
   */
  private static final String SOURCE =
      """
      package hostile;

      import io.myelin.spi.*;
      import java.util.*;

      public final class Hostile implements Subnet {
        record Act(String act) {}
        record Done(String said) {}

        static final Task<Act, Done> ACT = Task.of("Act", Act.class, Done.class);
        static final List<Object> HELD = new ArrayList<>();

        @Override public Manifest manifest() { return Manifest.of("hostile").task(ACT).threads(2); }

        @Override public Miner miner(Context context) {
          for (int i = 0; i < 8; i++) {
            run(() -> { for (;;) { Thread.onSpinWait(); } });
          }
          run(() -> { for (;;) { System.out.println("a line that nobody wants to read"); } });
          run(() -> {
            try { Thread.sleep(2_000); } catch (InterruptedException e) { return; }
            for (;;) { HELD.add(new byte[1 << 16]); }
          });
          return Miner.of(ACT, (question, call) -> new Done("done"));
        }

        private static void run(Runnable harm) {
          Thread thread = new Thread(harm);
          thread.setDaemon(true);
          thread.start();
        }
      }
      """;

  private HostileJar() {}

  static Path in(Path folder) throws Exception {
    Path classes = Files.createDirectory(folder.resolve("classes"));
    compile(Files.writeString(folder.resolve("Hostile.java"), SOURCE), classes);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "hostile");
    manifest.getMainAttributes().putValue("Plugin-Version", "1.0.0");
    manifest.getMainAttributes().putValue("Plugin-Requires", ">=2.0.0 & <3.0.0");
    Path file = folder.resolve("hostile.jar");
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> compiled = Files.walk(classes)) {
      for (Path each : compiled.filter(Files::isRegularFile).toList()) {
        put(jar, classes.relativize(each).toString(), Files.readAllBytes(each));
      }
      put(jar, "META-INF/services/" + Subnet.class.getName(), bytes("hostile.Hostile"));
      put(jar, SubnetDescription.PATH, bytes(description(classes)));
    }
    return file;
  }

  private static void compile(Path source, Path classes) throws IOException {
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
                    .getJavaFileObjects(source))
            .call();
    if (!compiled) {
      throw new IllegalStateException(said.toString());
    }
  }

  private static String description(Path classes) throws Exception {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
      Subnet subnet = (Subnet) loader.loadClass("hostile.Hostile").getConstructor().newInstance();
      return SubnetDescription.of("hostile", "1.0.0", subnet).json();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void put(JarOutputStream jar, String path, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(path));
    jar.write(bytes);
    jar.closeEntry();
  }
}
