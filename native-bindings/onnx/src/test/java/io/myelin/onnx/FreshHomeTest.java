package io.myelin.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The runtime tells nobody that it is used, and leaves nothing where it was used. */
class FreshHomeTest {
  private static final String HOST = "events.data.microsoft.com";

  @TempDir private Path folder = Path.of("");

  @Test
  void shouldWriteNothingBesideItsScratch() throws Exception {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    List<Path> others =
        List.of(
            Files.createDirectory(folder.resolve("home")),
            Files.createDirectory(folder.resolve("work")),
            Files.createDirectory(folder.resolve("tmp")));
    Path model = LoopModel.write(folder.resolve("loop.onnx"));
    ProcessBuilder builder =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + scratch,
                "-Duser.home=" + others.get(0),
                "-cp",
                System.getProperty("java.class.path"),
                FreshHomeMain.class.getName(),
                model.toString())
            .directory(others.get(1).toFile())
            .redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(Map.of("HOME", "" + others.get(0), "TMPDIR", "" + others.get(2)));
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(10, TimeUnit.MINUTES));

    for (Path other : others) {
      assertEquals(List.of(), filesBelow(other), other.toString());
    }
    // an empty folder stays; it goes with the worker's own
    assertEquals(List.of(), filesBelow(scratch).stream().filter(Files::isRegularFile).toList());
    // newer JDKs warn of native libraries first
    assertTrue(said.lines().toList().contains("1.28.0"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "linux-x64/libonnxruntime.so",
        "linux-aarch64/libonnxruntime.so",
        "osx-aarch64/libonnxruntime.dylib",
        "win-x64/onnxruntime.dll"
      })
  void shouldNotKnowWhereTelemetryGoes(String library) throws IOException {
    try (InputStream in = OrtEnvironment.class.getResourceAsStream("native/" + library)) {
      assertTrue(in != null, "the jar has no " + library);
      assertFalse(new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(HOST));
    }
  }

  private static List<Path> filesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> !file.equals(folder)).toList();
    }
  }
}
