package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an installation brings along is taken by its own check, as a stranger's jar would be. */
class ShippedPluginsIT {
  private static final Path HOME = Path.of("..", "..").toAbsolutePath().normalize();
  private static final Path DIST = HOME.resolve("platform/distribution/target/dist");

  @TempDir private Path dir = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"embedding", "router"})
  void shouldBeTaken(String modality) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dmyelin.home=" + HOME,
                "-jar",
                DIST.resolve("myelin.jar").toString(),
                "plugin",
                "verify",
                DIST.resolve("plugins/" + modality + ".jar").toString(),
                "--allow-unsigned",
                "--json",
                "--data",
                dir.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(5, TimeUnit.MINUTES));
    JsonNode verdict = new ObjectMapper().readTree(said);
    assertTrue(verdict.path("accepted").asBoolean(), said);
    assertEquals(modality, verdict.path("modality").asText());
    assertEquals("myelin-" + modality, verdict.path("id").asText());
  }
}
