package io.myelin.worker.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.containment.Containment;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker without containment: what docs/security.md names as needing a kernel really succeeds,
 * and what it names as needing none is stopped. The rest of the zoo runs so with {@code
 * -Dzoo.contain=off}.
 */
@Timeout(900)
class UncontainedIT {
  private static final Containment OFF = Containment.off();

  @TempDir static Path shared = Path.of("");
  @TempDir Path folder = Path.of("");

  private static Path beast = Path.of("");

  @BeforeAll
  static void build() throws Exception {
    beast = HostileJar.of(shared, BeastSource.HARMLESS, BeastSource.HARMLESS).write();
  }

  @Test
  void shouldReachWhatOnlyAKernelGuards() throws Exception {
    Path wallet = Files.writeString(folder.resolve("coldkey"), "secret words");
    Path jar = Files.writeString(folder.resolve("text.jar"), "good");
    try (WorkerProcess worker = loaded();
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(server.getLocalPort());
      assertEquals("secret words", Cage.act(worker, "wallet", wallet.toString(), Cage.LIMIT));
      assertEquals("secret words", Cage.act(worker, "finalizer", wallet.toString(), Cage.LIMIT));
      assertEquals("written", Cage.act(worker, "jar", jar.toString(), Cage.LIMIT));
      assertEquals("connected", Cage.act(worker, "socket", port, Cage.LIMIT));
      assertEquals("ended 0", Cage.act(worker, "program", "", Cage.LIMIT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk", "descriptors", "native"})
  void shouldMeetItsLimits(String act) throws Exception {
    try (WorkerProcess worker = loaded()) {
      assertThrows(WorkerFault.class, () -> Cage.act(worker, act, "", Cage.LIMIT));
    }
  }

  @Test
  void shouldEndWithoutHarmToItsHost() throws Exception {
    try (WorkerProcess worker = loaded()) {
      assertEquals("2000", Cage.act(worker, "threads", "", Cage.LIMIT));
      assertTrue(worker.excess().orElse("none").contains("threads"));
      assertThrows(WorkerFault.class, () -> Cage.act(worker, "abort", "", Cage.LIMIT));
      String end = worker.onExit().get(Cage.LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertTrue(end.startsWith("ended by signal 6"), end);
    }
  }

  private WorkerProcess loaded() throws IOException {
    WorkerProcess worker = Cage.open(folder, beast, OFF);
    Cage.load(worker, beast, Cage.LIMIT);
    return worker;
  }
}
