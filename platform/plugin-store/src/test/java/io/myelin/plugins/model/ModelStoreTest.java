package io.myelin.plugins.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {
  private static final byte[] WEIGHTS = "weights".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path dir;
  private Path data = Path.of("");
  private String sha256 = "";
  private ModelStore store = ModelStore.of(data);

  @BeforeEach
  void anEmptyStore() throws IOException {
    data = dir.resolve("data");
    store = ModelStore.of(data);
    sha256 = Sha256.of(new ByteArrayInputStream(WEIGHTS));
  }

  @Test
  void keepsAFileByItsDigestForNobodyToWrite() throws Exception {
    assertEquals(Optional.empty(), store.path(sha256));
    Path kept = put(WEIGHTS, sha256);

    assertEquals(data.resolve("models").resolve(sha256), kept);
    assertArrayEquals(WEIGHTS, Files.readAllBytes(kept));
    assertEquals("r--------", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
    assertEquals(Optional.of(kept), store.path(sha256));
    assertEquals(kept, put(WEIGHTS, sha256));
    assertEquals(List.of(new ModelStore.Entry(sha256, WEIGHTS.length, kept)), store.list());
  }

  @Test
  void keepsNothingThatIsSomethingElse() throws Exception {
    assertRefused("it has the digest " + sha256, () -> put(WEIGHTS, "0".repeat(64)));
    assertRefused("it is no SHA-256", () -> put(WEIGHTS, "../escape"));
    assertRefused(
        "it has more than 3 bytes",
        () -> store.put(new ByteArrayInputStream(WEIGHTS), "weights", sha256, 3));
    assertEquals(List.of(), store.list());
    assertEquals(Optional.empty(), store.path("../escape"));
    try (var left = Files.list(data.resolve("models"))) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void takesOneFileOutOfAnArchive() throws Exception {
    Path archive = dir.resolve("a.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("models/tiny.bin"));
      zip.write(WEIGHTS);
    }

    assertArrayEquals(
        WEIGHTS, Files.readAllBytes(store.unpack(archive, "models/tiny.bin", sha256, 100)));
    assertRefused("no such file", () -> store.unpack(archive, "models/", sha256, 100));
    Path none = Files.write(dir.resolve("none.jar"), WEIGHTS);
    assertRefused("it is no archive", () -> store.unpack(none, "x", sha256, 100));
  }

  @Test
  void readsSources() throws Exception {
    assertEquals(
        new ModelSource.Maven("dev.x", "all-mini", "1.19.0-beta29", "all mini.onnx"),
        ModelSource.parse("maven:dev.x:all-mini:1.19.0-beta29!all mini.onnx"));
    assertEquals(
        new ModelSource.Pypi("silero-vad", "6.2.3", "silero_vad/data/silero_vad.onnx"),
        ModelSource.parse("pypi:silero-vad==6.2.3!silero_vad/data/silero_vad.onnx"));
    assertEquals(new ModelSource.File(Path.of("/a/b!c")), ModelSource.parse("file:/a/b!c"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "file:",
        "jar:models/x",
        "maven:g:a!x",
        "maven:g:a:v",
        "maven:-Dx:a:v!x",
        "maven:g:a:v w!x",
        "pypi:x!y",
        "pypi:--index-url==1!y",
        "pypi:x==1 y!z"
      })
  void refusesSourcesThatAreNone(String text) {
    assertRefused("it names no registry and no file", () -> ModelSource.parse(text));
  }

  private Path put(byte[] bytes, String digest) throws Exception {
    return store.put(new ByteArrayInputStream(bytes), "weights", digest, 1000);
  }

  private static void assertRefused(String words, Executable action) {
    String said = assertThrows(Refusal.class, action).sentence();
    assertTrue(said.contains(words), said);
  }
}
