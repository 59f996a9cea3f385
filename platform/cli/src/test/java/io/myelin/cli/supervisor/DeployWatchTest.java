package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
    assertFalse(watch.chainDeployed());
    assertEquals(Optional.empty(), watch.failure());

    append("[INFO] [levelValue: 800] ROOT was successfully deployed in 24,148 milliseconds.\n");
    assertTrue(watch.chainDeployed());
    assertFalse(watch.complete());

    append("[levelValue: 800] host was successfully deployed in 2 milliseconds.\n");
    append("[levelValue: 800] console was successfully deployed in 2 milliseconds.\n");
    assertTrue(watch.complete());
    assertEquals(Optional.empty(), watch.failure());
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

  private void append(String text) throws IOException {
    Files.writeString(log, text, StandardOpenOption.APPEND);
  }
}
