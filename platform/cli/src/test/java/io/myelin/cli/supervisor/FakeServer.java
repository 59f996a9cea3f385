package io.myelin.cli.supervisor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * Stands in for the server in a jar of its own: unpacks itself when asked to, else prints the lines
 * of {@code script.txt} in its folder, refuses its start where one says so, and does what the last
 * one says. Where that is to serve, it stands in for the supervisor too, and answers as a node with
 * the given workers does.
 */
public final class FakeServer {
  /** A file of this name beside the jar makes what is unpacked impossible to copy. */
  static final String TRAP = "trap";

  /** While a file of this name is beside the jar, unpacking does not come to its end. */
  static final String HOLD = "hold";

  /** What is unpacked last. */
  static final String LAST = "last.xml";

  private FakeServer() {}

  public static void main(String[] arguments) throws Exception {
    List<String> given = List.of(arguments);
    if (given.contains("--outputlauncher")) {
      Path root = Path.of(given.get(given.indexOf("--rootdir") + 1));
      Path jar = Path.of(System.getProperty("java.class.path"));
      Path config = Files.createDirectories(root.resolve("config"));
      while (Files.exists(jar.resolveSibling(HOLD))) {
        Thread.sleep(20);
      }
      if (Files.exists(jar.resolveSibling(TRAP))) {
        Files.createSymbolicLink(config.resolve(LAST), Path.of("nowhere"));
      } else {
        Files.writeString(config.resolve(LAST), "");
      }
      Files.copy(jar, root.resolve("launch-micro.jar"), StandardCopyOption.REPLACE_EXISTING);
      return;
    }
    List<String> script = Files.readAllLines(Path.of("script.txt"));
    List<String> lines = script.subList(0, script.size() - 1);
    System.out.print(String.join("\n", lines) + "\n");
    System.out.flush();
    for (String line : lines) {
      if (line.startsWith("refuse ")) {
        Path file = Path.of(System.getProperty("myelin.refusal"));
        Path fresh = file.resolveSibling("refusal.txt.fake");
        Files.writeString(fresh, line.substring("refuse ".length()));
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    String last = script.get(script.size() - 1);
    if (last.startsWith("exit ")) {
      Runtime.getRuntime().halt(Integer.parseInt(last.substring("exit ".length())));
    }
    if (last.startsWith("serve ")) {
      String[] words = last.split(" ", 3);
      serve(Integer.parseInt(words[1]), words[2]);
    }
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void serve(int port, String workers) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    Map<String, String> answers =
        Map.of(
            "/api/v1/chain/head", "{\"number\": 1}", "/console/", "", "/host/api/workers", workers);
    answers.forEach(
        (path, body) ->
            server.createContext(
                path,
                exchange -> {
                  try (exchange) {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
                  }
                }));
    server.start();
  }

  /** Puts this class into a runnable jar. */
  public static void jar(Path file) throws IOException {
    jar(file, "one");
  }

  /** One more entry makes it another server. */
  static void jar(Path file, String more) throws IOException {
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
      jar.putNextEntry(new JarEntry("more.txt"));
      jar.write(more.getBytes(StandardCharsets.UTF_8));
    }
  }
}
