package io.myelin.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandTest {
  /** Of "weights". */
  private static final String SHA256 =
      "9a129038d9a00aed0cf6a7ea059ca50a813449061ab87848cf1a13eafdf33b2c";

  @TempDir private Path dir;

  @Test
  void shouldTakeAFileWithTheRightDigest() throws IOException {
    Path file = Files.writeString(dir.resolve("a model.bin"), "weights");
    JsonNode fetched = json("fetch", "file:" + file, "--sha256", SHA256);
    assertEquals(true, fetched.path("fetched").asBoolean());
    assertEquals("weights", Files.readString(Path.of(fetched.path("path").asText())));
    assertEquals(
        false, json("fetch", "file:" + file, "--sha256", SHA256).path("fetched").asBoolean());
    assertEquals(SHA256, json("list").path(0).path("sha256").asText());
    assertTrue(run("list").out().contains("7 bytes"), run("list").out());
  }

  @Test
  void shouldSayWhatItSawInstead() throws IOException {
    Path file = Files.writeString(dir.resolve("other.bin"), "other");
    Ran other = run("fetch", "file:" + file, "--sha256", SHA256);
    assertEquals(1, other.code());
    assertTrue(other.err().contains("it has the digest "), other.err());
    assertTrue(other.err().contains("needed: " + SHA256), other.err());

    assertTrue(
        run("fetch", "file:/nowhere/x", "--sha256", SHA256).err().contains("does not exist"));
    assertTrue(run("fetch", "ftp:x", "--sha256", SHA256).err().contains("names no registry"));
    assertTrue(run("fetch", "pypi:x==1!y", "--sha256", "1").err().contains("it is no SHA-256"));
    assertEquals(2, run("fetch", "file:" + file).code());
    assertEquals("[]", json("list").toString());
    assertTrue(run("list").out().startsWith("no model yet"));
  }

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("model"));
    all.addAll(List.of(words));
    all.addAll(List.of("--data", dir.resolve("data").toString()));
    return Ran.run(all.toArray(String[]::new));
  }

  private JsonNode json(String... words) throws IOException {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Ran ran = run(all.toArray(String[]::new));
    assertEquals(0, ran.code(), ran.err());
    return new ObjectMapper().readTree(ran.out());
  }
}
