package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the build server, around a Maven that only leaves reports. */
class CiRunTest {
  @TempDir private Path dir;

  private boolean prepared;

  private record Finished(int code, String said) {}

  @Test
  void shouldPassWhenNothingWasSkipped() throws Exception {
    Finished run = run("");

    assertEquals(0, run.code(), run.said());
    assertFalse(run.said().contains("Skipped"), run.said());
  }

  @Test
  void shouldShowThatThereWasNoSecondJdkAndPass() throws Exception {
    Finished run = run("Assumption failed: no second JDK beside /usr/lib/jvm/17");

    assertEquals(0, run.code(), run.said());
    assertTrue(
        run.said()
            .endsWith(
                "Skipped tests:\nATest.one: Assumption failed: no second JDK beside"
                    + " /usr/lib/jvm/17"),
        run.said());
  }

  @Test
  void shouldFailWhenATestWasSkippedThatItInstallsEverythingFor() throws Exception {
    for (String reason :
        List.of("no Chromium", "skipped: no initdb and pg_ctl on this machine", " ")) {
      Finished run = run(reason);

      assertEquals(1, run.code(), run.said());
      assertTrue(run.said().contains("ATest.one: "), run.said());
    }
  }

  @Test
  void shouldPassWithWhatThisMachineCannotRunWhenItIsNamed() throws Exception {
    for (String reason :
        List.of(
            "no Go compiler",
            "Assumption failed: no C compiler was there when this was built",
            "Assumption failed: no Landlock in this kernel",
            "no Python with the SDK",
            "no Node with polkadot.js")) {
      Finished run = run(reason);

      assertEquals(0, run.code(), run.said());
      assertTrue(run.said().contains("ATest.one: " + reason), run.said());
    }
  }

  @Test
  void shouldFailWhenClientsWereSkippedThatAreThere() throws Exception {
    prepared = true;
    for (String reason : List.of("no Python with the SDK", "no Node with polkadot.js")) {
      Finished run = run(reason);

      assertEquals(1, run.code(), run.said());
    }
  }

  @Test
  void shouldFailWhenFewerClientChecksPassThanMust() throws Exception {
    prepared = true;
    Path checks = Files.createDirectories(dir.resolve("shared/acceptance/clients"));
    Files.writeString(checks.resolve("passed"), "45 26");
    assertEquals(0, run("").code());

    Files.writeString(checks.resolve("passed"), "45 25");
    Finished run = run("");

    assertEquals(1, run.code(), run.said());
    assertTrue(run.said().contains("btcli_accept.py: 25 checks passed; needed are 26"), run.said());
  }

  @Test
  void shouldFailWhenTheBuildDoes() throws Exception {
    Finished run = run("no second JDK", "exit 3");

    assertEquals(3, run.code(), run.said());
  }

  private Finished run(String skipped, String... last) throws Exception {
    Path checkout = Files.createDirectories(dir.resolve("checkout"));
    Path tools = Files.createDirectories(dir.resolve("tools"));
    Path ci = Files.createDirectories(checkout.resolve(".ci"));
    Path script = ci.resolve("run");
    Files.write(script, Files.readAllBytes(Path.of("..", "..", ".ci", "run")));
    for (String tool : List.of("javac", "chromium", "initdb", "node", "npm")) {
      tool(tools, tool, "exit 0");
    }
    // Whether this machine can make virtual environments is none of this test's business.
    tool(
        tools,
        "python3",
        """
        [ "$2" != "import ensurepip" ] || exit 0
        PATH=${PATH#*:} exec python3 "$@"
        """);
    prepared(checkout);
    tool(
        checkout,
        "myelin",
        """
        [ "$1" != metagraph ] || echo '{"neurons": [{"dividends": 1}, {"dividends": 1}, {"dividends": 1}]}'
        """);
    tool(ci, "rest-of-checks", "echo http://127.0.0.1:1; exec sleep 600");
    tool(tools, "apt-get", "echo nothing is installed by a test; exit 9");
    String skip =
        skipped.isEmpty() ? "" : "<skipped><![CDATA[" + skipped + "\n\tat a.B.c]]></skipped>";
    tool(
        tools,
        "mvn",
        """
        mkdir -p platform/a/target/surefire-reports
        cat >platform/a/target/surefire-reports/TEST-a.ATest.xml <<'XML'
        <testsuite><testcase classname="a.ATest" name="one">%s</testcase></testsuite>
        XML
        """
                .formatted(skip)
            + String.join("\n", last));
    ProcessBuilder builder =
        new ProcessBuilder("bash", script.toString()).redirectErrorStream(true);
    builder.environment().merge("PATH", tools.toString(), (all, mine) -> mine + ":" + all);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    return new Finished(process.exitValue(), said.strip());
  }

  /** What the script makes of the samples; their Python only says how many checks pass. */
  private void prepared(Path checkout) throws IOException {
    Path samples = Files.createDirectories(checkout.resolve("samples"));
    Path modules = samples.resolve("polkadot-js/node_modules/@polkadot/api");
    Path programs = samples.resolve("python-clients/venv/bin");
    if (prepared) {
      Files.createDirectories(modules);
      Files.createDirectories(programs);
      tool(programs, "btcli", "exit 0");
      tool(
          programs,
          "python",
          """
          read -r sdk btcli <"$(dirname "$1")/passed"
          case $1 in */sdk_accept.py) passed=$sdk;; *) passed=$btcli;; esac
          for last; do :; done
          printf '{"count": {"PASS": %s}}' "$passed" >"$last"
          """);
    }
    tool(samples, "prepare", prepared ? "exit 0" : "exit 1");
  }

  private static void tool(Path folder, String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
