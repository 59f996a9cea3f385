package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.cli.supervisor.FakeServer;
import io.myelin.cli.supervisor.FreePort;
import io.myelin.cli.supervisor.Installation;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command, around a supervisor that is fake and in a process of its own. */
class UpCommandTest {
  @TempDir private Path home;
  private final Optional<String> before = Optional.ofNullable(System.getProperty("myelin.home"));

  @BeforeEach
  void buildAroundAFakeSupervisor() throws IOException {
    System.setProperty("myelin.home", home.toString());
    Path dist = Files.createDirectories(new Installation(home).dist());
    for (String name :
        List.of(
            "myelin.jar",
            "payara-micro.jar",
            "rocksdbjni.jar",
            "server-door.jar",
            "ROOT.war",
            "host.war")) {
      FakeServer.jar(dist.resolve(name));
    }
  }

  @AfterEach
  void end() {
    before.ifPresentOrElse(
        was -> System.setProperty("myelin.home", was), () -> System.clearProperty("myelin.home"));
    supervisor().ifPresent(ProcessHandle::destroyForcibly);
  }

  @Test
  void shouldSucceedWhenEveryWorkerIsReady() throws IOException {
    Ran ran = up("[{\"neuron\": \"a\", \"state\": \"READY\", \"reason\": \"\"}]");

    assertEquals(0, ran.code(), ran.err());
    assertTrue(ran.out().startsWith("Running. Console: "), ran.out());
  }

  @Test
  void shouldFailAndLeaveTheNodeRunningWhenAWorkerIsNotReady() throws IOException {
    Ran ran =
        up(
            "[{\"neuron\": \"a\", \"state\": \"READY\"}, {\"neuron\": \"b\", \"state\": \"WAITING\","
                + " \"restarts\": 4, \"reason\": \"ended by signal 9\"}]");

    assertEquals(1, ran.code(), ran.out());
    assertTrue(
        ran.err()
            .startsWith(
                "myelin: 1 of 2 workers are ready; b: ended by signal 9 (restarted 4 times)."),
        ran.err());
    assertTrue(ran.err().contains("keeps running"), ran.err());
    assertTrue(ran.err().contains("./myelin down --port "), ran.err());
    assertTrue(supervisor().isPresent(), "the node was ended");
  }

  @Test
  void shouldMakeRoomForTheSupervisorsLog() throws IOException {
    Path logs = Files.createDirectories(home.resolve("data/logs"));
    try (RandomAccessFile log =
        new RandomAccessFile(logs.resolve("supervisor.log").toFile(), "rw")) {
      log.setLength((16L << 20) + 1);
    }
    assertEquals(0, up("[{\"neuron\": \"a\", \"state\": \"READY\"}]").code());

    assertEquals((16L << 20) + 1, Files.size(logs.resolve("supervisor.log.1")));
    assertTrue(Files.size(logs.resolve("supervisor.log")) < 1000);
  }

  private Ran up(String workers) throws IOException {
    int port = FreePort.next();
    Path data = Files.createDirectories(home.resolve("data"));
    Files.writeString(data.resolve("script.txt"), "serve " + port + " " + workers);
    return Ran.run("up", "--detach", "--data", data.toString(), "--port", Integer.toString(port));
  }

  private Optional<ProcessHandle> supervisor() {
    return ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(home.toString()))
        .findFirst();
  }
}
