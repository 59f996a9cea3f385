package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployWatchTest {
  private static final List<Path> APPLICATIONS =
      List.of(Path.of("ROOT.war"), Path.of("host.war"), Path.of("console.war"));

  @TempDir private Path dir;
  private Path log = Path.of("");

  @BeforeEach
  void logOfAnEarlierStart() throws IOException {
    log =
        Files.writeString(
            dir.resolve("platform.log"),
            """
            x] ROOT was successfully deployed in 9 milliseconds.
            Payara Micro 6 ready in 1 (ms)
            """);
  }

  @Test
  void shouldSeeOnlyWhatThisStartDeploys() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS);
    assertFalse(watch.chainServes());
    assertEquals(Optional.empty(), watch.failure());

    deployAll();
    assertFalse(watch.chainServes(), "deployed is not loaded");
    load("ROOT");
    assertTrue(watch.chainServes());
    assertFalse(watch.complete());

    load("host");
    load("console");
    assertTrue(watch.complete());
    assertEquals(Optional.empty(), watch.failure());
  }

  @Test
  void shouldNameTheApplicationThatWasDeployedAndDoesNotLoad() throws IOException {
    for (String broken : List.of("ROOT", "host", "console")) {
      DeployWatch watch = new DeployWatch(log, APPLICATIONS);
      deployAll();
      APPLICATIONS.stream()
          .map(file -> file.toString().replace(".war", ""))
          .takeWhile(name -> !name.equals(broken))
          .forEach(this::load);
      append("java.io.IOException: Broken pipe, of a client that went away\n");
      assertEquals(Optional.empty(), watch.failure());

      append("[levelValue: 1000] Startup of context  failed due to previous errors\n");
      append("org.apache.catalina.LifecycleException: java.lang.Exception: the listener threw\n");
      append("[levelValue: 1000] Exception while loading the app\n");
      assertEquals(
          "The application " + broken + ".war did not start: the listener threw; the log is " + log,
          watch.failure().orElseThrow());
    }
  }

  @Test
  void shouldNameTheApplicationWhoseBeansDoNotFit() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS);
    append("[levelValue: 800] ROOT was successfully deployed in 2 milliseconds.\n");
    append("  Exception during lifecycle processing\n");
    append("org.glassfish.deployment.common.DeploymentException: nothing fits\n");
    append("  Exception while loading the app : CDI deployment failure:nothing fits\n");

    String failure = watch.failure().orElseThrow();
    assertTrue(
        failure.startsWith("The application host.war did not start: nothing fits;"), failure);
  }

  @Test
  void shouldNameTheApplicationAndTheReasonTheServerGives() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS);
    append("[levelValue: 800] ROOT was successfully deployed in 2 milliseconds.\n");
    append("  Exception while deploying the app [host] : web.xml is broken\n");
    append("org.xml.sax.SAXParseException: lineNumber: 1; content is not allowed\n");

    assertEquals(
        "The application host.war did not start: lineNumber: 1; content is not allowed;"
            + " the log is "
            + log,
        watch.failure().orElseThrow());
  }

  @Test
  void shouldNoticeAnApplicationThatWasPassedOver() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS);
    append("java.io.IOException: invalid zip file: ROOT.war\n");
    assertEquals(Optional.empty(), watch.failure(), "it may still be tried again");

    append("[levelValue: 800] host was successfully deployed in 2 milliseconds.\n");
    assertTrue(watch.failure().orElseThrow().contains("ROOT.war did not start: invalid zip"));
  }

  @Test
  void shouldTakeWhatTheServerCallsSevereForTheReason() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS);
    append("[SEVERE] [levelValue: 1000] AS-DEPLOYMENT-00026\n");
    append("[SEVERE] [levelValue: 1000] JNDI lookup failed for the resource\n");
    append("[levelValue: 800] host was successfully deployed in 2 milliseconds.\n");

    String failure = watch.failure().orElseThrow();
    assertTrue(failure.contains("ROOT.war did not start: JNDI lookup failed"), failure);
  }

  @Test
  void shouldNoticeWhatIsMissingWhenTheServerIsReady() throws IOException {
    DeployWatch watch = new DeployWatch(log, APPLICATIONS.subList(0, 1));
    append("Payara Micro 6.2025.10 (build 42) ready in 49,935 (ms)\n");

    assertTrue(watch.failure().orElseThrow().startsWith("The application ROOT.war did not start;"));
  }

  private void deployAll() {
    for (String name : List.of("ROOT", "host", "console")) {
      append("[levelValue: 800] " + name + " was successfully deployed in 24,148 milliseconds.\n");
    }
  }

  private void load(String name) {
    append("[levelValue: 800] Loading application [" + name + "] at [/" + name + "]\n");
  }

  private void append(String text) {
    try {
      Files.writeString(log, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
