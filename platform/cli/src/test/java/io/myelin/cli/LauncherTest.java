package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script at the top, with JDKs that are scripts too: they say a version, or what ran. */
class LauncherTest {
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

  private Path jdk(String name, String version) throws IOException {
    Path jdk = dir.resolve("jvms").resolve(name);
    Path java = Files.createDirectories(jdk.resolve("bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/sh
        case "$1" in
          -XshowSettings:properties) echo "    java.specification.version = %1$s" >&2 ;;
          *) echo "ran %1$s with $*" ;;
        esac
        """
            .formatted(version));
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return jdk;
  }

  // A PATH with what the script needs, and without the JDK that runs this test.
  private Launched launch(Map<String, String> environment)
      throws IOException, InterruptedException {
    Path tools = Files.createDirectories(dir.resolve("tools"));
    for (String tool : new String[] {"bash", "env", "dirname", "readlink", "sed", "sh"}) {
      Path link = tools.resolve(tool);
      if (!Files.exists(link)) {
        Path found = Path.of("/usr/bin", tool);
        Files.createSymbolicLink(link, Files.exists(found) ? found : Path.of("/bin", tool));
      }
    }
    ProcessBuilder builder =
        new ProcessBuilder(home.resolve("myelin").toString(), "status").redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("MYELIN_JVMS", dir.resolve("jvms").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Launched(process.waitFor(), said.strip());
  }
}
