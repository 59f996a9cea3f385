package io.myelin.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
  @TempDir Path folder = Path.of("");

  private final Operations operations = new Operations();

  @Test
  void shouldReportAnUnknownOperationAsTheCallersFault() {
    JsonNode fault = operations.perform(Wire.object().put("op", "dance")).path("fault");
    assertEquals("CALLER", fault.path("category").asText());
    assertTrue(fault.path("message").asText().contains("dance"));
  }

  @Test
  void shouldRefuseToAnswerBeforeAPluginIsLoaded() {
    assertEquals("NOT_LOADED", code(operations.perform(Wire.object().put("op", "answer"))));
  }

  @Test
  void shouldRefuseAMissingJar() {
    assertEquals("JAR_MISSING", load(folder.resolve("none.jar"), "miner"));
  }

  @Test
  void shouldRefuseGarbageAsAJar() throws IOException {
    assertEquals(
        "JAR_REFUSED", load(Files.writeString(folder.resolve("g.jar"), "garbage"), "miner"));
  }

  @Test
  void shouldRefuseAJarWithoutASubnetPlugin() throws IOException {
    assertEquals("JAR_REFUSED", load(jar(""), "miner"));
  }

  @Test
  void shouldRefuseAJarMadeForAnotherVersionAndSayBoth() throws IOException {
    String echo = EchoPlugin.class.getName();
    assertEquals("", load(jar(echo, "1.0.0", ">=1.0.0 & <2.0.0"), "miner"));
    String newer = refusal(jar(echo, "1.0.0", "99"));
    assertTrue(newer.contains("needs version 99 ") && newer.contains("has 1.0.0"), newer);
    String word = refusal(jar(echo, "one", ""));
    assertTrue(word.contains("\"one\"") && word.contains("as in 1.0.0"), word);
    String garbage = refusal(jar(echo, "1.0.0", "new!"));
    assertTrue(garbage.contains("Plugin-Requires"), garbage);
  }

  /** What a plugin throws when it is loaded decides whether it is worth another try. */
  @Test
  void shouldTellFaultsThatMayPassFromThoseThatLast() throws IOException {
    assertEquals("", load(jar(EchoPlugin.class.getName()), "miner"));
    for (String passing : List.of("disk", "wrapped disk", "memory")) {
      assertEquals("RESOURCES", category(operations.perform(ask(passing))), passing);
    }
    for (String lasting : List.of("fail", "class", "file", "zip")) {
      assertEquals("PLUGIN", category(operations.perform(ask(lasting))), lasting);
    }
  }

  private static String category(JsonNode reply) {
    return reply.path("fault").path("category").asText();
  }

  private String refusal(Path jar) {
    JsonNode fault =
        new Operations()
            .perform(
                Wire.object().put("op", "load").put("jar", jar.toString()).put("role", "miner"))
            .path("fault");
    assertEquals("JAR_REFUSED", fault.path("code").asText());
    assertEquals("OPERATOR", fault.path("category").asText());
    return fault.path("message").asText();
  }

  @Test
  void shouldRefuseAnUnknownRoleAndARoleThePluginLacks() throws IOException {
    assertEquals("ROLE", load(jar(EchoPlugin.class.getName()), "judge"));
    assertEquals("ROLE", load(jar(EchoPlugin.class.getName()), "validator"));
  }

  @Test
  void shouldTurnWhateverAPluginThrowsIntoAFault() throws IOException {
    assertEquals("", load(jar(EchoPlugin.class.getName()), "miner"));
    assertEquals("PLUGIN_FAILED", code(operations.perform(ask("fail"))));
    assertEquals("BODY_FIELD", code(operations.perform(ask("other"))));
    assertEquals("hello", operations.perform(ask("Echo")).path("body").path("said").asText());
  }

  /** The thread that reads pings tells it, while the plugin's own thread is stuck. */
  @Test
  void shouldTellHowLongACallHasRun() throws Exception {
    load(jar(EchoPlugin.class.getName()), "miner");
    assertEquals(0, operations.busyMillis());
    Thread plugin = new Thread(() -> operations.perform(ask("hang")));
    plugin.setDaemon(true);
    plugin.start();
    while (operations.busyMillis() < 20) {
      Thread.onSpinWait();
    }
    plugin.interrupt();
    plugin.join();
    assertEquals(0, operations.busyMillis());
  }

  private static com.fasterxml.jackson.databind.node.ObjectNode ask(String synapse) {
    var request = Wire.object().put("op", "answer").put("synapse", synapse);
    request.putObject("body").put("say", "hello");
    return request;
  }

  private String load(Path jar, String role) {
    return code(
        operations.perform(
            Wire.object().put("op", "load").put("jar", jar.toString()).put("role", role)));
  }

  private static String code(JsonNode reply) {
    return reply.path("fault").path("code").asText();
  }

  /** The jar names the test's own plugin class, which its loader finds in the parent. */
  private Path jar(String extension) throws IOException {
    return jar(extension, "1.0.0", "");
  }

  private Path jar(String extension, String version, String requires) throws IOException {
    Path file =
        folder.resolve("plugin" + extension.length() + requires.length() + version + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Plugin-Id", "echo");
    manifest.getMainAttributes().putValue("Plugin-Version", version);
    if (!requires.isEmpty()) {
      manifest.getMainAttributes().putValue("Plugin-Requires", requires);
    }
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.putNextEntry(new JarEntry("META-INF/extensions.idx"));
      jar.write(extension.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      jar.closeEntry();
    }
    return file;
  }
}
