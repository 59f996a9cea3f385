package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An author's way from an empty folder to a jar that is kept: with a Maven repository of its own,
 * filled from this build's as if that were a registry, so that nothing is fetched from elsewhere.
 */
class AuthorIT {
  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final int MINUTES = 10;

  @TempDir private Path dir;
  private Path project = Path.of("");

  private record Ran(int code, String said) {}

  @BeforeEach
  void anEmptyFolder() {
    project = dir.resolve("my subnet");
  }

  @Test
  void shouldMakeAJarThatIsKeptReplacedAndRemoved() throws Exception {
    assertDone(
        myelin(
            "plugin",
            "new",
            "my-subnet",
            "--out",
            project.toString(),
            "--repository",
            repository()));
    assertDone(maven("verify"));
    Path first = jar("1.0.0");
    Path pom = project.resolve("pom.xml");
    Files.writeString(
        pom,
        Files.readString(pom)
            .replaceFirst("<version>[0-9][^<]*</version>", "<version>9.0.0</version>"));
    assertDone(maven("-DskipTests", "package"));

    assertDone(plugin("install", first.toString(), "--allow-unsigned", "--yes"));
    assertDone(
        plugin("upgrade", "my-subnet", jar("9.0.0").toString(), "--allow-unsigned", "--yes"));
    assertEquals("9.0.0", list().path(0).path("version").asText());
    assertDone(plugin("rollback", "my-subnet"));
    assertEquals("1.0.0", list().path(0).path("version").asText());
    assertDone(plugin("remove", "my-subnet", "--yes"));
    assertEquals(0, list().size());
  }

  @Test
  void shouldInstallTheWholeSdkOnce() throws Exception {
    JsonNode first = sdk();
    assertEquals(first.path("artifacts"), first.path("installed"));
    assertTrue(first.path("artifacts").toString().contains(":myelin-sdk-bom:"), first.toString());
    assertEquals(0, sdk().path("installed").size());
    for (JsonNode each : first.path("artifacts")) {
      String[] parts = each.asText().split(":");
      Path pom =
          Path.of(repository())
              .resolve(parts[0].replace('.', '/'))
              .resolve(parts[1])
              .resolve(parts[2])
              .resolve(parts[1] + "-" + parts[2] + ".pom");
      assertTrue(Files.exists(pom) && !Files.readString(pom).contains("<parent>"), pom.toString());
    }
  }

  private JsonNode sdk() throws Exception {
    Ran ran = myelin("sdk", "install", "--json", "--repository", repository());
    assertDone(ran);
    return new ObjectMapper().readTree(ran.said());
  }

  private JsonNode list() throws Exception {
    return new ObjectMapper().readTree(plugin("list", "--json").said());
  }

  private String repository() {
    return dir.resolve("repository").toString();
  }

  private Path jar(String version) throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      List<Path> jars = files.filter(file -> file.toString().endsWith(version + ".jar")).toList();
      assertEquals(1, jars.size(), jars.toString());
      return jars.get(0);
    }
  }

  private Ran plugin(String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of("plugin"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", dir.resolve("data").toString()));
    return myelin(all.toArray(String[]::new));
  }

  private Ran myelin(String... words) throws Exception {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmyelin.home=" + HOME,
                "-jar",
                HOME.resolve("platform/distribution/target/dist/myelin.jar").toString()));
    all.addAll(List.of(words));
    return run(new ProcessBuilder(all));
  }

  private Ran maven(String... words) throws Exception {
    Path settings = dir.resolve("settings.xml");
    Files.writeString(
        settings,
        "<settings><mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>"
            + Path.of(System.getProperty("build.repository")).toUri()
            + "</url></mirror></mirrors></settings>");
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("build.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString(),
                "-Dmaven.repo.local=" + repository()));
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all).directory(project.toFile());
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return run(builder);
  }

  private Ran run(ProcessBuilder builder) throws Exception {
    Path said = dir.resolve("said.txt");
    Process process = builder.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      assertTrue(process.waitFor(MINUTES, TimeUnit.MINUTES), () -> text(said));
      return new Ran(process.exitValue(), text(said));
    } finally {
      process.destroyForcibly();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void assertDone(Ran ran) {
    assertEquals(0, ran.code(), ran.said());
  }
}
