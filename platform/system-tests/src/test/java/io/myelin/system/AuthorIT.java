package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * An author's way from an empty folder to a jar that is kept: with a Maven repository of its own,
 * filled from this build's as if that were a registry, so that nothing is fetched from elsewhere.
 */
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock("processors")
class AuthorIT {
  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final int MINUTES = 30;

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

  @Test
  void shouldTakeTheJarsThatAreShipped() throws Exception {
    List<Path> shipped;
    try (Stream<Path> files =
        Files.list(HOME.resolve("platform/distribution/target/dist/plugins"))) {
      shipped = files.sorted().toList();
    }
    assertTrue(!shipped.isEmpty(), "no plugin is shipped");
    for (Path jar : shipped) {
      assertDone(plugin("verify", jar.toString(), "--allow-unsigned"));
    }
  }

  @Test
  void shouldFetchAModelByTheOperatorsMaven() throws Exception {
    // any artifact this build has fetched
    Path artifact =
        Path.of(JsonProperty.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    String version = artifact.resolveSibling(".").normalize().getFileName().toString();
    Path home = dir.resolve("home");
    Files.createDirectories(home.resolve(".m2"));
    Files.writeString(home.resolve(".m2/settings.xml"), settings());
    Map<String, String> surroundings =
        Map.of(
            "MAVEN_OPTS",
            "-Duser.home=" + home,
            "JAVA_HOME",
            System.getProperty("java.home"),
            "PATH",
            System.getProperty("build.maven") + "/bin:" + System.getenv("PATH"));
    String source =
        "maven:com.fasterxml.jackson.core:jackson-annotations:" + version + "!META-INF/LICENSE";
    byte[] licence = entry(artifact, "META-INF/LICENSE");

    Ran other = model(surroundings, source, "0".repeat(64));
    assertEquals(1, other.code());
    assertTrue(other.said().contains("it has the digest " + digest(licence)), other.said());
    assertDone(model(surroundings, source, digest(licence)));
    Path models = dir.resolve("data/models");
    assertArrayEquals(licence, Files.readAllBytes(models.resolve(digest(licence))));
    try (Stream<Path> files = Files.list(models)) {
      assertEquals(1, files.count(), "what was fetched on the way is gone");
    }
    Ran none = model(surroundings, source.replace(version, "0.0.0"), "0".repeat(64));
    assertEquals(1, none.code());
    assertTrue(none.said().contains("mvn -B ") && none.said().contains("0.0.0"), none.said());
  }

  @Test
  void shouldFetchAModelByTheOperatorsPip() throws Exception {
    Path environment = dir.resolve("venv");
    Ran made = run(new ProcessBuilder("sh", "-c", "python3 -m venv '" + environment + "'"));
    assumeTrue(made.code() == 0, "no Python with venv: " + made.said());
    byte[] weights = "weights".getBytes(StandardCharsets.UTF_8);
    Path wheels = Files.createDirectories(dir.resolve("wheels"));
    wheel(wheels.resolve("tiny_model-1.0-py3-none-any.whl"), weights);
    Map<String, String> surroundings =
        Map.of(
            "PIP_NO_INDEX",
            "1",
            "PIP_FIND_LINKS",
            wheels.toString(),
            "PATH",
            environment.resolve("bin") + ":" + System.getenv("PATH"));

    assertDone(model(surroundings, "pypi:tiny-model==1.0!tiny_model/weights.bin", digest(weights)));
    assertArrayEquals(
        weights, Files.readAllBytes(dir.resolve("data/models").resolve(digest(weights))));
    Ran none = model(surroundings, "pypi:tiny-model==2.0!x", "0".repeat(64));
    assertEquals(1, none.code());
    assertTrue(none.said().contains("No matching distribution"), none.said());
  }

  private Ran model(Map<String, String> surroundings, String source, String sha256)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            command(
                "model",
                "fetch",
                source,
                "--sha256",
                sha256,
                "--data",
                dir.resolve("data").toString()));
    builder.environment().putAll(surroundings);
    return run(builder);
  }

  private static byte[] entry(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      return zip.getInputStream(zip.getEntry(name)).readAllBytes();
    }
  }

  private static String digest(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void wheel(Path file, byte[] weights) throws IOException {
    String info = "tiny_model-1.0.dist-info/";
    Map<String, String> texts =
        Map.of(
            info + "METADATA",
            "Metadata-Version: 2.1\nName: tiny-model\nVersion: 1.0\n",
            info + "WHEEL",
            "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            info + "RECORD",
            "");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("tiny_model/weights.bin"));
      zip.write(weights);
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(text.getValue().getBytes(StandardCharsets.UTF_8));
      }
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
    return run(new ProcessBuilder(command(words)));
  }

  private static List<String> command(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmyelin.home=" + HOME,
                "-jar",
                HOME.resolve("platform/distribution/target/dist/myelin.jar").toString()));
    all.addAll(List.of(words));
    return all;
  }

  private Ran maven(String... words) throws Exception {
    Path settings = Files.writeString(dir.resolve("settings.xml"), settings());
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("build.maven"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-s",
                settings.toString()));
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all).directory(project.toFile());
    builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_OPTS"));
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return run(builder);
  }

  /** Settings of an operator whose registry is what this build has fetched. */
  private String settings() {
    return "<settings><localRepository>"
        + repository()
        + "</localRepository><mirrors><mirror><id>build</id><mirrorOf>*</mirrorOf><url>"
        + Path.of(System.getProperty("build.repository")).toUri()
        + "</url></mirror></mirrors></settings>";
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
