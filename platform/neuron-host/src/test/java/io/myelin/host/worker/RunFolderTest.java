package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.link.PluginClient.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class RunFolderTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldTakeAwayWhatAKilledHostLeft() throws IOException {
    Path library = folder.resolve("workers/123/tmp/lib.so");
    Files.createDirectories(library.getParent());
    Files.writeString(library, "native code");
    Path note = Files.writeString(folder.resolve("platform.pid"), "1");
    RunFolder run = RunFolder.prepare(folder);
    assertEquals(List.of(), list(run.workers()));
    assertTrue(Files.exists(note), "a note of the supervisor was taken away");
  }

  /** A folder that cannot be read, whoever asks: its path is longer than the system takes. */
  @Test
  void shouldSayWhichFolderCannotBeRead() throws IOException {
    String name = "d".repeat(250);
    Path lower = folder;
    Path upper = folder.resolve("workers");
    for (int i = 0; i < 9; i++) {
      lower = lower.resolve(name);
      upper = upper.resolve(name);
    }
    Files.createDirectories(lower);
    Files.createDirectories(upper);
    Path top = folder.resolve(name);
    Path joined = upper.resolve(name);
    Files.move(top, joined);
    try {
      IOException refused = assertThrows(IOException.class, () -> RunFolder.prepare(folder));
      assertTrue(String.valueOf(refused.getMessage()).contains(name), refused.toString());
    } finally {
      Files.move(joined, top);
    }
  }

  @Test
  void shouldNameAJarThatIsMissing() throws IOException {
    Path jar = folder.resolve("dist/text.jar");
    assertEquals(jar, RunFolder.prepare(folder).copy(jar));
  }

  /** The original is cut, as a build does that writes it anew, and then the worker dies. */
  @Test
  void shouldStartAWorkerAgainWhileABuildWritesItsJars() throws Exception {
    RunFolder run = RunFolder.prepare(folder.resolve("run"));
    Path workerJar = TestWorkers.workerJar(folder.resolve("plugin-worker.jar"));
    Path pluginJar = TestWorkers.pluginJar(folder.resolve("text.jar"));
    Worker.Spec spec =
        TestWorkers.spec(
            run,
            run.copy(workerJar),
            run.copy(pluginJar),
            folder,
            Role.MINER,
            MemoryLimits.DEFAULT);
    try (Worker worker = new Worker(spec, reason -> {})) {
      worker.start();
      long first = TestWorkers.ready(worker).pid();
      assertEquals(1, list(run.workers()).size());
      Files.writeString(workerJar, "PK");
      Files.writeString(pluginJar, "PK");
      ProcessHandle process = ProcessHandle.of(first).orElseThrow();
      process.destroyForcibly();
      process.onExit().get(5, TimeUnit.MINUTES);
      while (worker.status().pid() == first) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertEquals(1, TestWorkers.ready(worker).restarts());
    }
    assertEquals(List.of(), list(run.workers()));
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
