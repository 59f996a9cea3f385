package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.cli.supervisor.FreePort;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusCommandTest {
  private static final String WELL = "\"healthy\": true";
  private static final String STOPPED =
      "\"healthy\": false, \"reason\": \"the disk is full (\u001b[2J).\"";

  @TempDir private Path data;

  @Test
  void shouldShowWhyAWorkerIsDownAndSucceed() throws IOException {
    Ran ran = status(WELL);

    assertEquals(0, ran.code(), ran.err());
    assertTrue(
        ran.out().contains("workers    3 of 6 ready\n           contained (landlock 7)\n"),
        ran.out());
    assertTrue(
        ran.out().contains("  weak  WAITING  ended by signal 9 (restarted 4 times)"), ran.out());
    assertTrue(ran.out().contains("  strong  READY  pid 7\n"), ran.out());
    assertTrue(
        ran.out().contains("  noise  READY  pid 8  ended by signal 6 (restarted once)"), ran.out());
    assertTrue(
        ran.out().contains("  judge  READY, not enrolled  pid 9  it has 3 TAO; needed: 5\n"),
        ran.out());
    assertTrue(ran.out().contains("  stuck  WAITING  UnsatisfiedLinkError: lib.so\n"), ran.out());
    assertTrue(ran.out().contains("  wordy  WAITING  " + "x".repeat(200) + " ...\n"), ran.out());
    assertFalse(ran.out().contains("stopped"), ran.out());
  }

  @Test
  void shouldFailAndSayWhyWhenNoBlocksAreMade() throws IOException {
    Ran ran = status(STOPPED);

    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.out().contains("block      12\n"), ran.out());
    assertTrue(ran.out().contains("stopped    the disk is full ("), ran.out());
    assertTrue(ran.err().contains("makes no blocks: the disk is full ("), ran.err());
    assertFalse((ran.out() + ran.err()).contains("\u001b"), ran.out());
  }

  @Test
  void shouldPrintTheNodesOwnDocumentAndFailAllTheSame() throws IOException {
    Ran ran = status(STOPPED, "--json");

    assertEquals(1, ran.code(), ran.out());
    assertTrue(ran.out().startsWith("{\"head\":{\"number\":12"), ran.out());
    assertTrue(ran.out().contains("\"healthy\":false"), ran.out());
  }

  @Test
  void shouldSayWhyANodeThatIsKeptRunningDoesNotAnswer() throws Exception {
    String[] words = {"status", "--data", data.toString(), "--port", "" + FreePort.next()};
    assertTrue(Ran.run(words).err().contains("; start one: ./myelin up"), Ran.run(words).err());

    Files.createDirectories(data.resolve("run"));
    try (FileChannel supervisor =
        FileChannel.open(
            data.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertTrue(supervisor.tryLock().isValid());
      Files.createDirectories(data.resolve("logs"));
      Files.write(
          data.resolve("logs/supervisor.log"),
          List.of(
              "T1 platform ended: killed (signal 9); starting it again in 1 s",
              "T2 refused: too little disk at /d",
              "T3 platform ended: terminated (signal 15); starting it again in 2 s",
              "T4 platform started, pid 7"));
      Ran ran = Ran.run(words);
      assertEquals(1, ran.code(), ran.out());
      assertTrue(ran.err().contains("went wrong last: T2 refused: too little disk"), ran.err());
      assertTrue(ran.err().contains(data.resolve("logs/supervisor.log").toString()), ran.err());
      assertFalse(ran.err().contains("./myelin up"), ran.err());
    }
  }

  private Ran status(String health, String... more) throws IOException {
    String body =
        """
        {"head": {"number": 12, "hash": "0x1", "stateRoot": "0x2"}, "pid": 5, %s, "workers": [
          {"neuron": "strong", "state": "READY", "pid": 7, "restarts": 0, "reason": "",
           "contained": "contained (landlock 7)"},
          {"neuron": "noise", "state": "READY", "pid": 8, "restarts": 1,
           "reason": "ended by signal 6"},
          {"neuron": "judge", "state": "READY", "pid": 9, "restarts": 0,
           "reason": "it has 3 TAO; needed: 5", "enrolled": false},
          {"neuron": "weak", "state": "WAITING", "pid": 0, "restarts": 4,
           "reason": "ended by signal 9"},
          {"neuron": "stuck", "state": "WAITING", "pid": 0, "restarts": 0,
           "reason": "UnsatisfiedLinkError: lib.so.\\n\\tat java.base/java.lang.System.load"},
          {"neuron": "wordy", "state": "WAITING", "pid": 0, "restarts": 0, "reason": "%s"}]}
        """
            .formatted(health.replace("\u001b", "\\u001b"), "x".repeat(1000));
    try (FakeNode node = new FakeNode(Map.of("/api/v1/status", body))) {
      List<String> words =
          new ArrayList<>(List.of("status", "--data", data.toString(), "--port", node.port()));
      words.addAll(List.of(more));
      return Ran.run(words.toArray(String[]::new));
    }
  }
}
