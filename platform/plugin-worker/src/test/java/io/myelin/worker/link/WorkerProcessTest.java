package io.myelin.worker.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.containment.Containment;
import io.myelin.containment.Mode;
import io.myelin.spi.Answering.Caller;
import io.myelin.worker.EchoJar;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real worker processes. */
@Timeout(900)
class WorkerProcessTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int HEAP_MEGABYTES = 32;

  private static Containment containment = Containment.off();

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void shouldFindOutWhatThisSystemOffers() {
    containment = Containment.here(Mode.TRY, classPath());
    System.out.println("workers are " + containment.holds().sentence());
  }

  @Test
  void shouldEndAWorkerWhoseHeapIsFull() throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      worker.link().ping(LIMIT);
      worker.link().send("describe", bomb());
      String end = worker.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertTrue(end.startsWith("ended out of memory"), end);
    }
  }

  /** The same without the switch of the JVM, which lets the error reach the reading thread. */
  @Test
  void shouldNotOutliveItsReadingThread() throws Exception {
    Path socket = folder.resolve("s");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      ProcessBuilder builder =
          new ProcessBuilder(
              ProcessHandle.current().info().command().orElse("java"),
              "-Xmx" + HEAP_MEGABYTES + "m",
              "-XX:+UseSerialGC",
              "-cp",
              String.join(File.pathSeparator, classPath().stream().map(Path::toString).toList()),
              "io.myelin.worker.WorkerMain",
              socket.toString());
      builder.environment().put("WORKER_TOKEN", "t");
      Process process = builder.redirectErrorStream(true).redirectOutput(log().toFile()).start();
      try (Frames frames = new Frames(server.accept())) {
        frames.read();
        // starts the plugin thread, which would keep the process alive
        frames.write(Wire.object().put("id", 1).put("op", "describe"));
        frames.read();
        frames.write(bomb());
        assertTrue(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "the worker lives on");
        assertEquals(WorkerProcess.OUT_OF_MEMORY, process.exitValue(), Files.readString(log()));
      } finally {
        process.destroyForcibly();
      }
    }
  }

  /** Under 2 MB on the wire, thirty times as much as a tree. */
  private static ObjectNode bomb() {
    ObjectNode arguments = Wire.object();
    ArrayNode items = arguments.putArray("x");
    for (int i = 0; i < 600_000; i++) {
      items.addObject();
    }
    return arguments;
  }

  @Test
  void shouldSayWhichSignalOrExitCodeEndedIt() throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();
      assertEquals(
          "ended by signal 9 (SIGKILL, exit code 137)",
          worker.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS));
    }
    assertEquals("ended by signal 31 (exit code 159)", WorkerProcess.describeExit(159));
    IOException atStart =
        assertThrows(IOException.class, () -> WorkerProcess.start(spec(List.of(folder))));
    String said = String.valueOf(atStart.getMessage());
    assertTrue(said.contains("ended at start: ended with exit code 1; see "), said);
  }

  /** One call runs until it is told to stop, others pass it by, and one hears nothing. */
  @Test
  void shouldRunCallsBesideEachOtherAndCancelThem() throws Exception {
    Path jar = EchoJar.usual().in(folder);
    Caller caller = new Caller("5A", true, false, 0);
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      PluginClient client = worker.client();
      client.load(
          new PluginClient.Opening(jar, PluginClient.Role.MINER, "m", Map.of(), Map.of()), LIMIT);
      CompletableFuture<ObjectNode> waits = worker.link().send("answer", asking("wait"));
      ObjectNode hello = client.answer("Echo", Wire.object().put("say", "hello"), caller, LIMIT);
      assertEquals("aGVsbG8=", hello.path("said").textValue());
      // time enough to begin: a call whose limit is over before is cancelled, and never answers
      ObjectNode soon = asking("wait").put("limitMillis", 5_000);
      ObjectNode over = worker.link().call("answer", soon, LIMIT);
      assertEquals("cancelled true", said(over));
      waits.cancel(false);
      assertEquals("hello", said(worker.link().call("answer", asking("hello"), LIMIT)));
      awaitEnd(worker);
      for (int i = 0; i < 2; i++) {
        worker.link().send("answer", asking("hang"));
      }
      CompletableFuture<ObjectNode> third = worker.link().send("answer", asking("hello"));
      worker.link().ping(LIMIT);
      assertFalse(third.isDone(), "both threads are busy");
      third.cancel(false);
      awaitEnd(worker);
    }
  }

  @Test
  void shouldBringThePartsOfAnAnswerBeforeTheWhole() throws Exception {
    Path jar = EchoJar.usual().in(folder);
    Caller caller = new Caller("5A", true, false, 0);
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      PluginClient client = worker.client();
      client.load(
          new PluginClient.Opening(jar, PluginClient.Role.MINER, "m", Map.of(), Map.of()), LIMIT);
      ObjectNode question = Wire.object().put("say", "parts");
      AnswerCall call = client.begin("Echo", question, caller, LIMIT, 8);
      assertEquals("{\"said\":\"b25l\"}", call.part(LIMIT).orElseThrow().toString());
      assertTrue(call.part(LIMIT).isEmpty() && call.whole(), "one part");
      worker.link().ping(LIMIT);
      assertEquals(Map.of("parts", 1L), worker.client().measures().counts());
      assertEquals("b25l", call.answer().path("said").textValue());
      AnswerCall more = client.begin("Echo", question, caller, LIMIT, 7);
      assertEquals("PARTS", end(more).code());
      AnswerCall late =
          client.begin("Echo", Wire.object().put("say", "wait"), caller, Duration.ofMillis(50), 8);
      assertEquals("WORKER_LATE", end(late).code());
      AnswerCall left = client.begin("Echo", Wire.object().put("say", "wait"), caller, LIMIT, 8);
      left.cancel();
      assertEquals("CANCELLED", end(left).code());
      awaitEnd(worker);
    }
  }

  /** Of all calls that were cancelled; leaves the processor to who has to end them. */
  private static void awaitEnd(WorkerProcess worker) throws InterruptedException {
    while (worker.link().overdue().toNanos() > 0) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  private static WorkerFault end(AnswerCall call) throws InterruptedException {
    while (!call.whole()) {
      call.part(LIMIT);
    }
    return assertThrows(WorkerFault.class, call::answer);
  }

  @Test
  void shouldAnswerWhatAWorkerAsksOrRefuseIt() throws Exception {
    Path jar = EchoJar.usual().in(folder);
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      worker
          .client()
          .load(
              new PluginClient.Opening(jar, PluginClient.Role.MINER, "m", Map.of(), Map.of()),
              LIMIT);
      WorkerFault refused =
          assertThrows(
              WorkerFault.class, () -> worker.link().call("answer", asking("others"), LIMIT));
      assertEquals("NOT_SUPPORTED", refused.code());
      worker
          .client()
          .serve(
              (op, arguments) -> {
                ObjectNode reply = Wire.object().put("millis", 1);
                reply.putObject("answer").put("said", new byte[] {'h', 'i'});
                reply.putArray("experts").addObject().put("hotkey", "5B");
                return CompletableFuture.completedFuture(reply);
              });
      assertEquals("hi of 5B in 1 ms", said(worker.link().call("answer", asking("others"), LIMIT)));
    }
  }

  private static ObjectNode asking(String say) {
    ObjectNode request = Wire.object().put("task", "Echo");
    request.putObject("question").put("say", say);
    return request;
  }

  private static String said(ObjectNode reply) throws IOException {
    return new String(reply.at("/answer/said").binaryValue(), StandardCharsets.UTF_8);
  }

  /** Whoever asks in this moment must not take it for one that has to be ended. */
  @Test
  void shouldNotCallAWorkerAliveWhoseSocketHasEnded() throws Exception {
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      assertTrue(worker.alive());
      ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();
      assertThrows(WorkerFault.class, () -> worker.link().ping(LIMIT));
      assertFalse(worker.alive());
    }
  }

  /** The tests' own JVM must be able to write such a name: the build sets its locale. */
  @Test
  void shouldStartFromAPathBeyondAscii() throws Exception {
    Path jar = jar(Files.createDirectory(folder.resolve("j\u00fcrgen")).resolve("worker.jar"));
    try (WorkerProcess worker = WorkerProcess.start(spec(List.of(jar)))) {
      worker.link().ping(LIMIT);
    }
  }

  @Test
  void shouldHandOnTheCharactersOfTheLocaleAlone() {
    assertEquals(Map.of(), WorkerLaunch.characters(Map.of("PATH", "/bin", "LANG", "")));
    assertEquals(
        Map.of("LC_CTYPE", "de_DE.UTF-8"),
        WorkerLaunch.characters(Map.of("LANG", "C", "LC_ALL", "de_DE.UTF-8")));
    assertEquals(Map.of("LC_CTYPE", "C.UTF-8"), WorkerLaunch.characters(Map.of("LANG", "C.UTF-8")));
  }

  @Test
  void shouldKeepEverythingOfAWorkerInItsFolderAndTakeItAway() throws Exception {
    Path workers = folder.resolve("workers");
    try (WorkerProcess worker = WorkerProcess.start(spec(classPath()))) {
      worker.link().ping(LIMIT);
      Path own = only(workers);
      assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(own)));
      assertTrue(Files.isDirectory(own.resolve("tmp")));
    }
    assertTrue(list(workers).isEmpty(), list(workers).toString());
  }

  /** A path of a Unix domain socket has room for about a hundred bytes. */
  @Test
  void shouldStartBelowALongPath() throws Exception {
    Path deep = folder.resolve("d".repeat(100)).resolve("workers");
    WorkerProcess.Spec spec =
        new WorkerProcess.Spec(
            "test", deep, classPath(), log(), HEAP_MEGABYTES, LIMIT, confinement());
    try (WorkerProcess worker = WorkerProcess.start(spec)) {
      worker.link().ping(LIMIT);
      only(deep);
    }
    assertTrue(list(deep).isEmpty(), list(deep).toString());
  }

  private static Path only(Path folder) throws IOException {
    List<Path> found = list(folder);
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  /** A jar that only points at the classes of this test. */
  private static Path jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(
            Attributes.Name.CLASS_PATH,
            classPath().stream()
                .map(entry -> entry.toUri().toString())
                .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out, manifest)) {
      jar.finish();
    }
    return file;
  }

  private WorkerProcess.Spec spec(List<Path> classPath) {
    return new WorkerProcess.Spec(
        "test", folder.resolve("workers"), classPath, log(), HEAP_MEGABYTES, LIMIT, confinement());
  }

  /** A test lays its plugin into the folder. */
  private Confinement confinement() {
    return Confinement.of(containment, List.of(folder), 256);
  }

  private Path log() {
    return folder.resolve("worker.log");
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(
            entry ->
                entry.matches(
                    ".*(plugin-worker|containment|jffi|subnet-spi|subnet-contract|pf4j|semver|slf4j|jackson).*"))
        .map(Path::of)
        .toList();
  }
}
