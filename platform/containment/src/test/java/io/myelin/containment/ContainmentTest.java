package io.myelin.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real process tries each act twice: contained, and not. */
@Timeout(900)
class ContainmentTest {
  private static final Path JAVA = Path.of(ProcessHandle.current().info().command().orElse("java"));

  private static final Limits TIGHT = new Limits(200, 2 << 20, 1L << 30, 512, 1L << 30, 1000);
  private static final Limits WIDE = new Limits(4096, 1L << 30, 16L << 30, 512, 1L << 30, 1000);

  @TempDir static Path folder = Path.of("");

  private static Offer offer = Offer.nothing(Optional.empty(), "");
  private static Map<String, String> contained = Map.of();
  private static Map<String, String> free = Map.of();

  @BeforeAll
  static void shouldRunBoth() throws Exception {
    offer = Probe.ask(JAVA, classPath());
    System.out.println("this system offers " + offer);
    if (offer.landlock() > 0 && offer.seccomp()) {
      contained = run("contained", Containment.decide(Mode.REQUIRE, offer), TIGHT);
    }
    free = run("free", Containment.decide(Mode.OFF, offer), WIDE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read a wallet",
        "read it through a link",
        "read it in a finalizer",
        "write another's jar",
        "write the jar it may read",
        "delete another's file",
        "list the folder above",
        "read /etc/passwd",
        "change a wallet's mode",
        "empty a file",
        "empty a file while reading",
        "connect by TCP",
        "listen by TCP",
        "send by UDP",
        "connect to a named socket",
        "make a socket of datagrams",
        "read another's environment",
        "read another's memory",
        "run a program",
        "fork",
        "lower another's limits",
        "hide bytes in memory",
        "end another process",
        "write a file of 3 MB",
        "open 300 files",
        "take 3 GB of native memory"
      })
  void shouldRefuse(String act) {
    assertEquals("YES", free.get(act), act + ", not contained");
    assumeKernel();
    String said = String.valueOf(contained.get(act));
    assertTrue(said.startsWith("no, "), act + ", contained: " + said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read the model",
        "write in its own folder",
        "read /proc/self/status",
        "compute for a while",
        "start threads",
        "call native code",
        "load a library of its own folder"
      })
  void shouldAllow(String act) {
    assertEquals("YES", free.get(act), act + ", not contained");
    assumeKernel();
    assertEquals("YES", contained.get(act), act + ", contained");
  }

  /** Only root may raise a limit; with the filter it may not either. */
  @Test
  void shouldNotLetAWorkerRaiseItsOwnLimits() {
    assumeKernel();
    String said = String.valueOf(contained.get("raise its own limits"));
    assertTrue(said.startsWith("no, "), said);
  }

  /** For kernels without Landlock, so this one is said to have none. */
  @Test
  void shouldContainInBubblewrapToo() throws Exception {
    Optional<Path> program = Probe.program("bwrap").filter(Probe::works);
    Assumptions.assumeTrue(
        program.isPresent() && offer.seccomp(),
        () -> {
          String reason = "no bubblewrap that works, or no seccomp";
          System.out.println("skipped: " + reason);
          return reason;
        });
    Offer without =
        new Offer(offer.system(), 0, offer.seccomp(), program, offer.prlimit(), offer.trouble());
    Map<String, String> said = run("bubblewrap", Containment.decide(Mode.REQUIRE, without), TIGHT);
    free.forEach(
        (act, outcome) -> {
          boolean everyday = String.valueOf(contained.get(act)).equals("YES");
          String here = String.valueOf(said.get(act));
          assertTrue(everyday ? here.equals("YES") : !here.equals("YES"), act + ": " + here);
        });
  }

  @Test
  void shouldSayFromInsideWhetherTheFilterIsOn() {
    assertEquals("off", free.get("inside"));
    assumeKernel();
    assertEquals("on", contained.get("inside"));
  }

  private static void assumeKernel() {
    Assumptions.assumeTrue(
        offer.landlock() > 0 && offer.seccomp(),
        () -> {
          String reason = "no Landlock or no seccomp: this system offers " + offer;
          System.out.println("skipped: " + reason);
          return reason;
        });
  }

  private static Map<String, String> run(String name, Containment containment, Limits limits)
      throws Exception {
    Path all = Files.createDirectory(folder.resolve(name));
    Path outside = Files.createDirectory(all.resolve("wallets"));
    Path secret = Files.writeString(outside.resolve("coldkey"), "words");
    Files.writeString(outside.resolve("gone"), "x");
    Path jars = Files.createDirectory(all.resolve("jars"));
    Path model = Files.write(jars.resolve("model"), new byte[1000]);
    Path jar = Files.writeString(jars.resolve("own.jar"), "a jar");
    Path own = Files.createDirectory(all.resolve("own"));
    Files.createDirectory(own.resolve("tmp"));
    Path named = outside.resolve("socket");
    Process victim = victim();
    try (ServerSocket tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      socket.bind(UnixDomainSocketAddress.of(named));
      List<String> command =
          new ArrayList<>(
              List.of(
                  JAVA.toString(),
                  "-Xmx64m",
                  "-XX:+UseSerialGC",
                  "-XX:-UsePerfData",
                  "-Djava.io.tmpdir=" + own.resolve("tmp"),
                  "-cp",
                  joinedClassPath(),
                  Acts.class.getName(),
                  own.toString(),
                  secret.toString(),
                  model.toString(),
                  named.toString(),
                  Integer.toString(tcp.getLocalPort()),
                  Long.toString(victim.pid())));
      List<Path> readable = Stream.concat(classPath().stream(), Stream.of(model, jar)).toList();
      Start start = new Start(command, own, readable, false, limits, classPath());
      return outcomes(containment, start);
    } finally {
      victim.destroyForcibly();
    }
  }

  private static Process victim() throws IOException {
    Process victim =
        new ProcessBuilder(
                JAVA.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-cp",
                joinedClassPath(),
                Victim.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertEquals("ready", victim.inputReader().readLine());
    return victim;
  }

  private static Map<String, String> outcomes(Containment containment, Start start)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(containment.command(start)).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(containment.environment(start));
    Path output = start.own().resolveSibling("output");
    Process process =
        builder.directory(start.own().toFile()).redirectOutput(output.toFile()).start();
    process.getOutputStream().close();
    boolean ended = process.waitFor(10, TimeUnit.MINUTES);
    process.destroyForcibly();
    String said = Files.readString(output);
    System.out.println(said);
    assertTrue(ended, "it did not end: " + said);
    assertEquals(0, process.exitValue(), said);
    Map<String, String> outcomes = new TreeMap<>();
    said.lines()
        .filter(line -> line.contains("="))
        .forEach(
            line ->
                outcomes.put(
                    line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
    return outcomes;
  }

  private static String joinedClassPath() {
    return String.join(File.pathSeparator, classPath().stream().map(Path::toString).toList());
  }

  private static List<Path> classPath() {
    return Stream.of(System.getProperty("java.class.path", "").split(File.pathSeparator))
        .filter(entry -> entry.matches(".*(containment|jffi|jnr|asm).*"))
        .map(Path::of)
        .toList();
  }
}
