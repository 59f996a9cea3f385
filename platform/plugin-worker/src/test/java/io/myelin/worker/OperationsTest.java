package io.myelin.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering;
import io.myelin.worker.link.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationsTest {
  @TempDir Path folder = Path.of("");

  private final List<String> progress = new ArrayList<>();
  private final List<ObjectNode> parts = new ArrayList<>();
  private final List<ObjectNode> asked = new ArrayList<>();
  private final Operations operations = new Operations(new Ear(), new OpenJars());

  /** A host that hears, and answers every question alike. */
  private final class Ear implements Host {
    @Override
    public void progress(double done, String what) {
      progress.add(done + " " + what);
    }

    @Override
    public CompletableFuture<ObjectNode> ask(String op, ObjectNode arguments) {
      asked.add(arguments.put("op", op));
      ObjectNode reply = Wire.object().put("millis", 7);
      reply.putObject("answer").put("said", "aGVsbG8=");
      reply
          .putArray("experts")
          .addObject()
          .put("netuid", 3)
          .put("hotkey", "5A")
          .put("incentive", 1);
      return CompletableFuture.completedFuture(reply);
    }
  }

  @Test
  void shouldReportAnUnknownOperationAsTheCallersFault() {
    JsonNode fault = perform(Wire.object().put("op", "dance")).path("fault");
    assertEquals("CALLER", fault.path("blame").asText());
    assertTrue(fault.path("message").asText().contains("dance"));
  }

  @Test
  void shouldRefuseToAnswerBeforeAPluginIsLoaded() {
    assertEquals("NOT_LOADED", code(perform(Wire.object().put("op", "answer"))));
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
  void shouldRefuseAJarWithoutASubnetOrWithTwo() throws IOException {
    EchoJar usual = EchoJar.usual();
    String none = refusal(new EchoJar("1.0.0", "", "", usual.description()).in(folder));
    assertTrue(none.contains("provides 0 subnets"), none);
    String two = usual.service() + "\n# another\norg.example.Other\n";
    String both = refusal(new EchoJar("1.0.0", "", two, usual.description()).in(folder));
    assertTrue(both.contains("provides 2 subnets"), both);
  }

  @Test
  void shouldRefuseAJarMadeForAnotherVersionAndSayBoth() throws IOException {
    EchoJar usual = EchoJar.usual();
    assertEquals("", load(usual.requiring(">=2.0.0 & <3.0.0").in(folder), "miner"));
    String newer = refusal(usual.requiring("99").in(folder));
    assertTrue(newer.contains("needs version 99 ") && newer.contains("has 2.0.0"), newer);
    String word = refusal(new EchoJar("one", "", usual.service(), "").in(folder));
    assertTrue(word.contains("\"one\"") && word.contains("as in 1.0.0"), word);
    String garbage = refusal(usual.requiring("new!").in(folder));
    assertTrue(garbage.contains("Plugin-Requires"), garbage);
  }

  @Test
  void shouldRefuseAJarWhoseTwoSayingsDiffer() throws IOException {
    EchoJar usual = EchoJar.usual();
    String fewer = usual.description().replace("\"threads\" : 2", "\"threads\" : 1");
    String threads = refusal(usual.describedAs(fewer).in(folder));
    assertTrue(threads.contains("differ in threads"), threads);
    String version = refusal(usual.describedAs(EchoJar.describing("1.0.1")).in(folder));
    assertTrue(version.contains("differ in version"), version);
    String none = refusal(usual.describedAs("").in(folder));
    assertTrue(none.contains("has no META-INF/subnet.json"), none);
    String broken = refusal(usual.describedAs("{").in(folder));
    assertTrue(broken.contains("is no description"), broken);
  }

  /** What a plugin throws when it is loaded decides whether it is worth another try. */
  @Test
  void shouldTellFaultsThatMayPassFromThoseThatLast() throws IOException {
    assertEquals("", load(EchoJar.usual().in(folder), "miner"));
    for (String passing : List.of("disk", "wrapped disk", "memory")) {
      assertEquals("RESOURCES", blame(ask(passing)), passing);
    }
    for (String lasting : List.of("fail", "class", "file", "zip")) {
      assertEquals("PLUGIN", blame(ask(lasting)), lasting);
    }
  }

  @Test
  void shouldRefuseAnUnknownRoleAndARoleThePluginLacks() throws IOException {
    assertEquals("ROLE", load(EchoJar.usual().in(folder), "judge"));
    assertEquals("ROLE", load(EchoJar.usual().in(folder), "validator"));
  }

  @Test
  void shouldTurnWhateverAPluginThrowsIntoAFault() throws IOException {
    assertEquals("", load(EchoJar.usual().in(folder), "miner"));
    assertEquals("PLUGIN_FAILED", code(ask("fail")));
    assertEquals("QUESTION", code(ask("x".repeat(41))));
    assertEquals("CALLER", blame(ask("x".repeat(41))));
    assertEquals("hello", said(ask("hello")));
  }

  @Test
  void shouldGiveAPluginWhatTheHostGave() throws IOException {
    ObjectNode load = loading(EchoJar.usual().in(folder), "miner");
    load.putObject("settings").put("tone", "low");
    load.putObject("models").put("there", "/m/1");
    assertEquals("", code(perform(load)));
    assertEquals(List.of("0.5 half"), progress);
    assertEquals("/m/1", said(ask("there")));
    assertEquals("low", said(ask("tone")));
    assertEquals("MODEL_MISSING", code(ask("absent")));
    assertEquals("NOT_SUPPORTED", code(ask("likelihood")));
    assertEquals("one", said(ask("parts")));
    assertEquals(1, parts.size());
    assertEquals(1, operations.metrics().at("/counts/parts").asInt());
    assertEquals(EchoSubnet.THREADS, operations.threads());
  }

  @Test
  void shouldAskOthersThroughTheHost() throws IOException {
    assertEquals("", load(EchoJar.usual().in(folder), "miner"));
    assertEquals("hello of 5A in 7 ms", said(ask("others")));
    assertEquals("echo", asked.get(0).path("modality").asText());
    assertEquals("Echo", asked.get(1).path("task").asText());
    assertEquals("who", asked.get(1).at("/question/say").asText());
  }

  @Test
  void shouldRefuseASettingNobodyKnows() throws IOException {
    ObjectNode load = loading(EchoJar.usual().in(folder), "miner");
    load.putObject("settings").put("tune", "low");
    JsonNode fault = perform(load).path("fault");
    assertEquals("SETTING", fault.path("code").asText());
    assertTrue(fault.path("message").asText().contains("tune is unknown"), fault.toString());
  }

  private String refusal(Path jar) {
    JsonNode fault =
        new Operations(new Ear(), new OpenJars())
            .perform(loading(jar, "miner"), call())
            .path("fault");
    assertEquals("JAR_REFUSED", fault.path("code").asText(), fault.toString());
    assertEquals("OPERATOR", fault.path("blame").asText());
    return fault.path("message").asText();
  }

  private ObjectNode perform(ObjectNode request) {
    return operations.perform(request, call());
  }

  private WorkerCall call() {
    Answering.Caller nobody = new Answering.Caller("", false, false, 0);
    return new WorkerCall(0, Duration.ofMinutes(1), nobody, parts::add, Runnable::run);
  }

  private ObjectNode ask(String say) {
    ObjectNode request = Wire.object().put("op", "answer").put("task", "Echo");
    request.putObject("question").put("say", say);
    return perform(request);
  }

  private static String said(JsonNode reply) throws IOException {
    return new String(reply.at("/answer/said").binaryValue(), StandardCharsets.UTF_8);
  }

  private static String blame(JsonNode reply) {
    return reply.path("fault").path("blame").asText();
  }

  private String load(Path jar, String role) {
    return code(perform(loading(jar, role)));
  }

  private static ObjectNode loading(Path jar, String role) {
    return Wire.object().put("op", "load").put("jar", jar.toString()).put("role", role);
  }

  private static String code(JsonNode reply) {
    return reply.path("fault").path("code").asText();
  }
}
