package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorTest {
  @TempDir private Path home;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private Installation installation = new Installation(Path.of("."));
  private DataFolder data = new DataFolder(Path.of("."));

  private final List<Supervisor> supervisors = new ArrayList<>();

  @AfterEach
  void stop() {
    supervisors.forEach(Supervisor::stop);
  }

  @BeforeEach
  void buildAroundAFakeServer() throws IOException {
    installation = new Installation(home);
    data = new DataFolder(Files.createDirectories(home.resolve("data")));
    Files.createDirectories(installation.dist());
    FakeServer.jar(installation.server());
    FakeServer.jar(installation.rocksdb());
    FakeServer.jar(installation.door());
    for (String name : List.of("ROOT.war", "host.war")) {
      Files.writeString(installation.dist().resolve(name), "");
    }
  }

  @Test
  void shouldGiveUpWhenTheFirstPlatformEndsBeforeItServes() throws Exception {
    script("something went wrong", "exit 3");

    assertEquals(1, supervisor().run());
    assertTrue(data.refusal().orElseThrow().contains("ended while it was starting: exit code 3"));
    assertNothingRuns();
  }

  @Test
  void shouldBeginWithoutTheTemporaryFilesOfAPlatformThatWasKilled() throws Exception {
    Path library = data.emptyScratch().resolve("deeper/librocksdbjni1.so");
    Files.createDirectories(data.run().resolve("tmp/deeper"));
    Files.writeString(library, "17 MB");
    script("something went wrong", "exit 3");

    assertEquals(1, supervisor().run());
    assertFalse(Files.exists(library));
    assertTrue(Files.isDirectory(data.run().resolve("tmp")));
  }

  @Test
  void shouldEndTheServerWhoseApplicationDoesNotDeploy() throws Exception {
    script(
        "[levelValue: 800] ROOT was successfully deployed in 1 milliseconds.",
        "Exception while deploying the app [host] : no such class",
        "java.lang.NoSuchMethodError: no such method",
        "stay");

    assertEquals(1, supervisor().run());
    String refusal = data.refusal().orElseThrow();
    assertTrue(refusal.contains("host.war did not start: no such method"), refusal);
    assertTrue(refusal.contains(data.platformLog().toString()), refusal);
    assertNothingRuns();
  }

  @Test
  void shouldStartAgainWhatDiedAfterItServedAndStopWhenTold() throws Exception {
    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);

    long first = await(this::pidOfServing);
    assertEquals(Optional.of("http://127.0.0.1:9944"), data.address().map(Object::toString));
    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    long second = await(() -> pid().filter(pid -> pid != first));
    assertTrue(ProcessHandle.of(second).isPresent());

    supervisor.stop();
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
    assertTrue(log.toString(StandardCharsets.UTF_8).contains("platform ended: killed (signal 9"));
    assertFalse(ProcessHandle.of(second).filter(ProcessHandle::isAlive).isPresent());
    assertNothingRuns();
  }

  @Test
  void shouldTryAgainWhenTheDiskOrABuiltFileFailsLater() throws Exception {
    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);
    long first = await(this::pidOfServing);
    Path away = Files.move(installation.server(), home.resolve("away"));
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    await(() -> said("platform not started: "));
    Files.move(away, installation.server());
    long second = await(() -> pid().filter(pid -> pid != first));

    supervisor.stop();
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
    assertFalse(ProcessHandle.of(second).filter(ProcessHandle::isAlive).isPresent());
    assertNothingRuns();
  }

  @Test
  void shouldTryAgainWhenALaterStartIsRefused() throws Exception {
    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);
    long first = await(this::pidOfServing);
    script("refuse The disk is full.", "stay");
    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    await(() -> said("refused: The disk is full."));
    script("stay");
    await(() -> said("starting it again in 2 s").flatMap(yes -> pid()));
    assertFalse(running.isDone(), log.toString(StandardCharsets.UTF_8));
    await(() -> data.refusal().isEmpty() ? Optional.of(1L) : Optional.empty());

    supervisor.stop();
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
    assertNothingRuns();
  }

  @Test
  void shouldKeepThePlatformWhenItsNoteCannotBeWritten() throws Exception {
    Path note = data.run().resolve("platform.pid");
    Path obstacle = Files.createDirectories(note.resolve("obstacle"));
    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);

    await(() -> said("goes on without its notes: "));
    await(() -> Files.exists(data.platformLog()) ? Optional.of(1L) : Optional.empty());
    assertFalse(running.isDone(), log.toString(StandardCharsets.UTF_8));
    Files.delete(obstacle);
    Files.delete(note);
    await(this::pid);

    supervisor.stop();
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
    assertNothingRuns();
  }

  @Test
  void shouldStartNothingWhenItIsStoppedWhileTheServerIsUnpacked() throws Exception {
    Path hold = Files.writeString(installation.dist().resolve(FakeServer.HOLD), "");
    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);
    Path unpacked = data.run().resolve("server/config");
    await(() -> Files.exists(unpacked) ? Optional.of(1L) : Optional.empty());
    supervisor.stop();
    Files.delete(hold);
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
    assertEquals(Optional.empty(), said("platform started"));
    assertNothingRuns();
  }

  @Test
  void shouldSayAtOnceWhenTheFirstStartIsNotPossible() throws Exception {
    Files.delete(installation.server());

    assertThrows(IOException.class, supervisor()::run);
    assertNothingRuns();
  }

  @Test
  void shouldUnpackTheServerAnewWhenItWasInterrupted() throws Exception {
    script("stay");
    Path trap = Files.writeString(installation.dist().resolve(FakeServer.TRAP), "");
    assertThrows(IOException.class, supervisor()::run);
    Files.delete(trap);

    Supervisor supervisor = supervisor();
    FutureTask<Integer> running = serving(supervisor);
    await(this::pidOfServing);
    assertTrue(Files.exists(data.run().resolve("server/config").resolve(FakeServer.LAST)));
    supervisor.stop();
    assertEquals(0, running.get(5, TimeUnit.MINUTES));
  }

  @Test
  void shouldPutLargeLogsAsideAtAStartAndOnlyThose() throws Exception {
    Files.createDirectories(data.logs());
    Path worker = data.logs().resolve("worker-noise.log");
    Path small = data.logs().resolve("worker-weak.log");
    Files.writeString(data.logs().resolve("platform.log.1"), "of the time before");
    enlarge(data.platformLog(), LogFile.LARGE + 1);
    enlarge(worker, LogFile.LARGE + 1);
    enlarge(small, LogFile.LARGE);
    enlarge(data.supervisorLog(), LogFile.LARGE + 1);
    script("something went wrong", "exit 3");

    assertEquals(1, supervisor().run());
    assertEquals(LogFile.LARGE + 1, Files.size(data.logs().resolve("platform.log.1")));
    assertTrue(Files.readAllLines(data.platformLog()).contains("something went wrong"));
    assertTrue(Files.size(data.platformLog()) < LogFile.LARGE);
    assertFalse(Files.exists(worker));
    assertTrue(Files.exists(small));
    assertTrue(Files.exists(data.supervisorLog()), "the supervisor has it open");
  }

  private static void enlarge(Path file, long size) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "rw")) {
      log.setLength(size);
    }
  }

  private FutureTask<Integer> serving(Supervisor supervisor) throws IOException {
    script(
        "[levelValue: 800] ROOT was successfully deployed in 1 milliseconds.",
        "[levelValue: 800] host was successfully deployed in 1 milliseconds.",
        "[levelValue: 800] Loading application [ROOT] at [/]",
        "[levelValue: 800] Loading application [host] at [/host]",
        "stay");
    FutureTask<Integer> running = new FutureTask<>(supervisor::run);
    new Thread(running, "supervisor-under-test").start();
    return running;
  }

  private Optional<Long> pidOfServing() {
    try {
      return Files.readString(data.platformLog()).contains("application [host]")
          ? pid()
          : Optional.empty();
    } catch (IOException notYet) {
      return Optional.empty();
    }
  }

  private Optional<Long> said(String words) {
    return log.toString(StandardCharsets.UTF_8).contains(words)
        ? Optional.of(1L)
        : Optional.empty();
  }

  private Supervisor supervisor() {
    Supervisor supervisor =
        new Supervisor(
            installation,
            data,
            new Launch(9944, Launch.LOOPBACK, "dev", Optional.empty(), Optional.empty()),
            new PrintStream(log, true, StandardCharsets.UTF_8));
    supervisors.add(supervisor);
    return supervisor;
  }

  private void script(String... lines) throws IOException {
    Files.write(data.root().resolve("script.txt"), List.of(lines));
  }

  private Optional<Long> pid() {
    return data.platform().map(ProcessHandle::pid);
  }

  private void assertNothingRuns() throws IOException {
    assertFalse(data.held());
    try (Stream<Path> left = Files.list(data.run())) {
      assertEquals(
          List.of(),
          left.map(file -> file.getFileName().toString())
              .filter(name -> !Set.of("refusal.txt", "server", "tmp", "lock").contains(name))
              .toList());
    }
  }

  private interface Wanted {
    Optional<Long> look();
  }

  private static long await(Wanted wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (System.nanoTime() < end) {
      Optional<Long> found = wanted.look();
      if (found.isPresent()) {
        return found.get();
      }
      Thread.sleep(20);
    }
    throw new AssertionError("it did not happen within 5 minutes");
  }
}
