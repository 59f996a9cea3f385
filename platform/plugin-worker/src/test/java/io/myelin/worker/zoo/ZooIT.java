package io.myelin.worker.zoo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.containment.Holds;
import io.myelin.containment.Mode;
import io.myelin.worker.EchoJar;
import io.myelin.worker.link.WorkerFault;
import io.myelin.worker.link.WorkerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile plugins in real workers, one harm each; an honest neighbour goes on answering. */
@Timeout(900)
class ZooIT {
  private static final Duration SHORT = Duration.ofSeconds(3);
  private static final String PLAIN = BeastSource.with("", "");

  @TempDir static Path shared = Path.of("");
  @TempDir Path folder = Path.of("");

  private static Optional<WorkerProcess> neighbour = Optional.empty();

  /** Does harm when it is asked to. */
  private static Path beast = Path.of("");

  @BeforeAll
  static void openTheNeighbour() throws Exception {
    Path jar = EchoJar.usual().in(shared);
    WorkerProcess honest = Cage.open(shared, jar);
    neighbour = Optional.of(honest);
    Cage.load(honest, jar, Cage.LIMIT);
    beast = HostileJar.of(shared, PLAIN, PLAIN).write();
  }

  @AfterEach
  void shouldNotHaveDisturbedTheNeighbour() {
    WorkerProcess honest = neighbour.orElseThrow();
    assertFalse(Cage.echo(honest).isEmpty());
    assertTrue(honest.alive());
  }

  @AfterAll
  static void closeTheNeighbour() {
    neighbour.ifPresent(WorkerProcess::close);
  }

  @Test
  void shouldNotReadAWallet() throws Exception {
    Path wallet = Files.writeString(folder.resolve("coldkey"), "secret words");
    refused("wallet", wallet.toString());
    refused("finalizer", wallet.toString());
  }

  @Test
  void shouldNotWriteAnothersJar() throws Exception {
    Path jar = Files.writeString(folder.resolve("text.jar"), "good");
    refused("jar", jar.toString());
    assertEquals("good", Files.readString(jar));
  }

  /** A worker that is not contained ends the JVM of this test. */
  @Test
  void shouldNotEndItsParent() throws Exception {
    refused("parent", "");
  }

  @Test
  void shouldNotOpenASocket() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      refused("socket", Integer.toString(server.getLocalPort()));
    }
  }

  @Test
  void shouldNotStartAProgram() throws Exception {
    refused("program", "");
  }

  @Test
  void shouldNotFork() throws Exception {
    refused("fork", "");
  }

  /** Either a fault of the question, or words of refusal; never what it wanted. */
  private void refused(String act, String on) throws Exception {
    assumeContained();
    try (WorkerProcess worker = loaded(beast)) {
      try {
        String said = Cage.act(worker, act, on, Cage.LIMIT);
        assertEquals("refused", said);
      } catch (WorkerFault fault) {
        assertFalse(fault.ended(), fault.getMessage());
      }
      assertEquals("fine", Cage.act(worker, "nothing", "", Cage.LIMIT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"disk", "descriptors", "native", "gone"})
  void shouldFailInsideAndLiveOn(String act) throws Exception {
    Path jar = act.equals("gone") ? beast("", "").without("zoo/Gone.class").write() : beast;
    try (WorkerProcess worker = loaded(jar)) {
      WorkerFault fault =
          assertThrows(WorkerFault.class, () -> Cage.act(worker, act, "", Cage.LIMIT));
      System.out.println(act + ": " + fault.code() + " " + fault.getMessage());
    }
  }

  @Test
  void shouldBeToldFromItsUseThatItRunsTooManyThreads() throws Exception {
    try (WorkerProcess worker = loaded(beast)) {
      assertEquals(Optional.empty(), worker.excess());
      assertEquals("2000", Cage.act(worker, "threads", "", Cage.LIMIT));
      String excess = worker.excess().orElse("none");
      assertTrue(excess.contains("threads, at most 512 are allowed"), excess);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "exit, ended with exit code 9",
    "halt, ended with exit code 5",
    "abort, ended by signal 6",
    "segv, ended by signal 6",
    "heap, ended out of memory",
    "answer, ended out of memory"
  })
  void shouldSayHowItEnded(String act, String how) throws Exception {
    try (WorkerProcess worker = loaded(beast)) {
      WorkerFault fault =
          assertThrows(WorkerFault.class, () -> Cage.act(worker, act, "", Cage.LIMIT));
      assertTrue(fault.ended(), act + ": " + fault.code() + " " + fault.getMessage());
      String end = worker.onExit().get(Cage.LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertTrue(end.startsWith(how), end);
    }
  }

  /** The JVM makes an error of it, or ends; both are the worker's own affair. */
  @Test
  void shouldKeepABusErrorToItself() throws Exception {
    try (WorkerProcess worker = loaded(beast)) {
      assertThrows(WorkerFault.class, () -> Cage.act(worker, "bus", "", Cage.LIMIT));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "loop", "stream"})
  void shouldNotBeWaitedForWithoutEnd(String act) throws Exception {
    WorkerProcess worker = loaded(beast);
    assertThrows(WorkerFault.class, () -> Cage.act(worker, act, "", SHORT));
    worker.close();
    assertFalse(worker.alive());
  }

  @Test
  void shouldLeaveNoThreadBehind() throws Exception {
    WorkerProcess worker = loaded(beast);
    assertEquals("left", Cage.act(worker, "survivor", "", Cage.LIMIT));
    long pid = worker.pid();
    worker.close();
    assertTrue(ProcessHandle.of(pid).isEmpty(), "process " + pid + " lives on");
  }

  @Test
  void shouldNotFillTheDiskWithItsLog() throws Exception {
    try (WorkerProcess worker = loaded(beast)) {
      assertThrows(WorkerFault.class, () -> Cage.act(worker, "log", "", SHORT));
    }
    Path before = folder.resolve("beast.log.1");
    long bytes = Files.size(folder.resolve("beast.log"));
    bytes += Files.exists(before) ? Files.size(before) : 0;
    assertTrue(bytes <= 9 << 20, "the log holds " + bytes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static { if (true) throw new IllegalStateException(\"static\"); } | ",
        " | if (true) throw new StackOverflowError();",
        " | if (true) return null;",
        " | System.exit(9);",
        " | Runtime.getRuntime().halt(4);",
      })
  void shouldBeRefusedAtItsStart(String initializer, String start) throws Exception {
    Path jar = beast(initializer, start).write();
    try (WorkerProcess worker = Cage.open(folder, jar)) {
      WorkerFault fault = assertThrows(WorkerFault.class, () -> Cage.load(worker, jar, Cage.LIMIT));
      System.out.println(initializer + start + ": " + fault.code() + " " + fault.getMessage());
    }
  }

  @Test
  void shouldNotBeWaitedForAtItsStart() throws Exception {
    Path jar = beast("", "for (long i = 0; i >= 0; i += context.hashCode() & 0) { }").write();
    WorkerProcess worker = Cage.open(folder, jar);
    assertThrows(WorkerFault.class, () -> Cage.load(worker, jar, SHORT));
    worker.close();
    assertFalse(worker.alive());
  }

  @Test
  void shouldMeetTheWorkersOwnInterface() throws Exception {
    Path jar = beast("", "").add("io/myelin/spi/Subnet.class", new byte[] {1, 2, 3}).write();
    try (WorkerProcess worker = loaded(jar)) {
      assertEquals("fine", Cage.act(worker, "nothing", "", Cage.LIMIT));
    }
  }

  @Test
  void shouldUnpackNothing() throws Exception {
    Path jar = beast("", "").add("../../slipped", "out").write();
    try (WorkerProcess worker = loaded(jar)) {
      assertEquals("fine", Cage.act(worker, "nothing", "", Cage.LIMIT));
    }
    try (var files = Files.walk(folder)) {
      assertTrue(files.noneMatch(file -> file.endsWith("slipped")));
    }
  }

  @Test
  void shouldRefuseABomb() throws Exception {
    Path jar = beast("", "").add("META-INF/subnet.json", new byte[256 << 20]).write();
    refusedJar(jar);
  }

  @Test
  void shouldRefuseWhatIsNoJar() throws Exception {
    byte[] bytes = Files.readAllBytes(beast);
    refusedJar(Files.write(folder.resolve("empty.jar"), new byte[0]));
    refusedJar(
        Files.write(folder.resolve("half.jar"), java.util.Arrays.copyOf(bytes, bytes.length / 2)));
  }

  @Test
  void shouldRefuseWrongVersions() throws Exception {
    refusedJar(beast("", "").saying("Plugin-Version", "one").write());
    refusedJar(beast("", "").saying("Plugin-Requires", "99.0.0").write());
  }

  private void refusedJar(Path jar) throws Exception {
    try (WorkerProcess worker = Cage.open(folder, jar)) {
      WorkerFault fault = assertThrows(WorkerFault.class, () -> Cage.load(worker, jar, Cage.LIMIT));
      System.out.println(jar.getFileName() + ": " + fault.code() + " " + fault.getMessage());
    }
  }

  private HostileJar beast(String initializer, String start) throws Exception {
    return HostileJar.of(
        folder,
        BeastSource.with(
            Optional.ofNullable(initializer).orElse(""), Optional.ofNullable(start).orElse("")),
        PLAIN);
  }

  private WorkerProcess loaded(Path jar) throws IOException {
    WorkerProcess worker = Cage.open(folder, jar);
    Cage.load(worker, jar, Cage.LIMIT);
    return worker;
  }

  private static void assumeContained() {
    Holds holds = Cage.CONTAINMENT.holds();
    Assumptions.assumeTrue(
        holds.level() == Holds.Level.WHOLE,
        () -> {
          String reason =
              Cage.MODE == Mode.OFF
                  ? "no containment was wanted, and nothing but a kernel stops this"
                  : "no Landlock or no seccomp: workers are " + holds.sentence();
          System.out.println("skipped: " + reason);
          return reason;
        });
  }
}
