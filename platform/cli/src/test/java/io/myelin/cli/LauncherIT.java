package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script at the top, with JDKs that are scripts too: they say a version, or what ran. */
class LauncherIT {
  private static final int UNAVAILABLE = 69;

  @TempDir private Path dir;
  private Path home = Path.of("");

  private record Launched(int code, String said) {}

  @BeforeEach
  void aBuiltCheckout() throws IOException {
    home = Files.createDirectories(dir.resolve("checkout"));
    Path script = Path.of("..", "..", "myelin");
    Files.copy(script, home.resolve("myelin"));
    Files.setPosixFilePermissions(
        home.resolve("myelin"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Path dist = Files.createDirectories(home.resolve("platform/distribution/target/dist"));
    Files.writeString(dist.resolve("myelin.jar"), "");
  }

  @Test
  void shouldNameTheNewestJdkWhenAllAreTooOld() throws IOException, InterruptedException {
    jdk("eight", "1.8");
    jdk("eleven", "11");

    Launched launched = launch(Map.of("JAVA_HOME", dir.resolve("jvms/eight").toString()));
    assertEquals(UNAVAILABLE, launched.code(), launched.said());
    assertTrue(launched.said().contains("the newest found is 11"), launched.said());
  }

  @Test
  void shouldSayWhenThereIsNoJdkAtAll() throws IOException, InterruptedException {
    Launched launched = launch(Map.of());

    assertEquals(UNAVAILABLE, launched.code(), launched.said());
    assertTrue(launched.said().contains("the newest found is none"), launched.said());
  }

  @Test
  void shouldTakeTheNewestJdkItFinds() throws IOException, InterruptedException {
    jdk("seventeen", "17");
    jdk("twentyfive", "25");

    Launched launched = launch(Map.of("JAVA_HOME", dir.resolve("jvms/seventeen").toString()));
    assertEquals(0, launched.code(), launched.said());
    assertTrue(launched.said().startsWith("ran 25 with "), launched.said());
    assertTrue(launched.said().contains("myelin.jar status"), launched.said());
  }

  @Test
  void shouldTakeTheJdkItIsToldToTake() throws IOException, InterruptedException {
    Path seventeen = jdk("seventeen", "17");
    jdk("twentyfive", "25");
    Path old = jdk("eleven", "11");

    assertTrue(launch(Map.of("MYELIN_JAVA", seventeen.toString())).said().startsWith("ran 17 "));
    Launched launched = launch(Map.of("MYELIN_JAVA", old.toString()));
    assertEquals(UNAVAILABLE, launched.code(), launched.said());
    assertTrue(launched.said().contains("MYELIN_JAVA is " + old + ", Java 11"), launched.said());
    Launched nowhere = launch(Map.of("MYELIN_JAVA", "/nowhere"));
    assertEquals(UNAVAILABLE, nowhere.code(), nowhere.said());
    assertTrue(nowhere.said().contains("Java none"), nowhere.said());
  }

  @Test
  void shouldBuildWhatIsOlderThanItsSourcesAndNothingElse() throws Exception {
    Path source = checkout();
    Instant begun = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    age(begun.minusSeconds(10));
    begun(begun);
    assertFalse(up().contains("Building"), "built by hand is built");

    Files.setLastModifiedTime(source, FileTime.from(begun.plusSeconds(1)));
    assertTrue(up().contains("Built in "), "a source is newer");
  }

  @Test
  void shouldBuildAgainWhenASourceWasDeleted() throws Exception {
    Path source = checkout();
    Instant begun = Instant.now().minusSeconds(5).truncatedTo(ChronoUnit.SECONDS);
    age(begun.minusSeconds(10));
    begun(begun);
    Files.delete(source);

    assertTrue(up().contains("Built in "));
  }

  @Test
  void shouldBuildAgainWhenASourceWasSavedWhileItBuilt() throws Exception {
    Path source = checkout();
    age(Instant.now().minusSeconds(60));
    saves(source);
    assertTrue(up().contains("Built in "), "never built");
    assertTrue(up().contains("Built in "), "saved after that build began");
  }

  @Test
  void shouldNotTakeABuildThatFailedForOne() throws Exception {
    checkout();
    age(Instant.now().minusSeconds(60));
    tool("mvn", "echo '[ERROR] it broke'; exit 1");
    assertTrue(up().contains("the build failed"));
    assertTrue(up().contains("the build failed"));
  }

  @Test
  void shouldSpeakOneLanguageInUtf8WhateverTheOperatorsLocale() throws Exception {
    jdk("seventeen", "17");
    tool(
        "locale",
        "case \"$1 $LC_ALL\" in 'charmap C.UTF-8'|'charmap tr_TR.UTF-8') echo UTF-8 ;;"
            + " 'charmap de_DE') echo ISO-8859-1 ;; 'charmap '*) echo ANSI_X3.4-1968 ;; esac");
    Map<String, String> characters =
        Map.of("", "C.UTF-8", "C", "C.UTF-8", "tr_TR.UTF-8", "tr_TR.UTF-8", "de_DE", "de_DE");
    for (Map.Entry<String, String> each : characters.entrySet()) {
      String said =
          launch(Map.of("LC_ALL", each.getKey(), "LANGUAGE", "tr", "LC_NUMERIC", "de_DE")).said();
      List<String> lines = said.lines().toList();

      assertTrue(said.contains("-Duser.language=en -Duser.country=US"), said);
      assertTrue(lines.contains("LC_CTYPE=" + each.getValue()), said);
      assertFalse(said.contains("LC_ALL=") || said.contains("LC_NUMERIC="), said);
      assertFalse(said.contains("LANGUAGE="), said);
    }
  }

  @Test
  void shouldRefuseLettersThatNoLocaleOfTheSystemCanRead() throws Exception {
    jdk("seventeen", "17");
    tool("locale", "[ $1 = charmap ] && echo ANSI_X3.4-1968");

    assertEquals(0, launch(Map.of()).code());
    // As bytes: the JVM of this test may know no such letter either.
    tool("called", "exec \"${0%/tools/*}/checkout/myelin\" \"$(printf 'Zo\\303\\253')\"");
    link("printf");
    Launched refused = run(List.of(dir.resolve("tools/called").toString()), Map.of());
    assertEquals(UNAVAILABLE, refused.code(), refused.said());
    assertTrue(refused.said().contains("no UTF-8 locale"), refused.said());
  }

  @Test
  void shouldKeepWhatTheOperatorWantsOfJavaForThePlatformAndFilesForTheOwner() throws Exception {
    jdk("seventeen", "17");

    String said = launch(Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC -Da=b")).said();
    List<String> lines = said.lines().toList();
    assertTrue(lines.contains("MYELIN_JAVA_TOOL_OPTIONS=-XX:+UseG1GC -Da=b"), said);
    assertFalse(lines.contains("JAVA_TOOL_OPTIONS=-XX:+UseG1GC -Da=b"), said);
    assertTrue(lines.contains("0077"), said);
  }

  private Path checkout() throws IOException {
    jdk("jdk-17", "17");
    Files.writeString(home.resolve("pom.xml"), "");
    for (String folder : List.of("admin-console", "subnet-plugins", "native-bindings")) {
      Files.createDirectories(home.resolve(folder));
    }
    Path source = home.resolve("platform/cli/src/main/java/A.java");
    Files.createDirectories(source.getParent());
    saves(Path.of("/dev/null"));
    return Files.writeString(source, "");
  }

  /** A Maven that takes a while, in which somebody saves a file. */
  private void saves(Path source) throws IOException {
    tool(
        "mvn",
        "begun=$(date -u +%Y-%m-%dT%H:%M:%SZ); sleep 2; touch "
            + source
            + "; echo $begun >platform/distribution/target/dist/begun.txt");
  }

  private void begun(Instant time) throws IOException {
    Files.writeString(home.resolve("platform/distribution/target/dist/begun.txt"), time + "\n");
  }

  private void age(Instant time) throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      for (Path one : all.toList()) {
        Files.setLastModifiedTime(one, FileTime.from(time));
      }
    }
  }

  private String up() throws IOException, InterruptedException {
    for (String tool : List.of("cat", "date", "find", "grep", "mkdir", "sleep", "tail", "touch")) {
      link(tool);
    }
    Launched launched = launch("up", Map.of());
    assertTrue(launched.said().contains("ran 17 with ") || launched.code() == 70, launched.said());
    return launched.said();
  }

  private Path jdk(String name, String version) throws IOException {
    Path jdk = dir.resolve("jvms").resolve(name);
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$1" in
          -XshowSettings:properties) echo "    java.specification.version = %1$s" >&2 ;;
          *) echo "ran %1$s with $*"; umask; env ;;
        esac
        """
            .formatted(version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.copy(java, java.resolveSibling("javac"));
    return jdk;
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.createDirectories(dir.resolve("tools")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void link(String name) throws IOException {
    Path found = Path.of("/usr/bin", name);
    tool(name, "exec " + (Files.exists(found) ? found : Path.of("/bin", name)) + " \"$@\"");
  }

  private Launched launch(Map<String, String> environment)
      throws IOException, InterruptedException {
    return launch("status", environment);
  }

  // A PATH with what the script needs, and without the JDK that runs this test.
  private Launched launch(String command, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (String tool : List.of("bash", "env", "dirname", "grep", "readlink", "sed", "sh")) {
      link(tool);
    }
    return run(List.of(home.resolve("myelin").toString(), command), environment);
  }

  private Launched run(List<String> command, Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", dir.resolve("tools").toString());
    builder.environment().put("MYELIN_JVMS", dir.resolve("jvms").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Launched(process.waitFor(), said.strip());
  }
}
