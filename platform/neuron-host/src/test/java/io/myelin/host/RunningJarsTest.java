package io.myelin.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.myelin.host.validator.RoundRhythm;
import io.myelin.host.worker.TestWorkers;
import io.myelin.host.worker.Worker;
import io.myelin.primitives.NetUid;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A host whose jars are replaced while it runs, and which finds what a killed one left. */
@Timeout(900)
class RunningJarsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldRunWorkersFromCopiesInItsRunFolder() throws Exception {
    Path plugins = Files.createDirectories(folder.resolve("dist/plugins"));
    Path workerJar = TestWorkers.workerJar(folder.resolve("dist/plugin-worker.jar"));
    Path pluginJar = TestWorkers.pluginJar(plugins.resolve("text.jar"));
    Path left = Files.createDirectories(folder.resolve("data/run/workers/left"));
    try (NeuronHost host = host()) {
      assertFalse(Files.exists(left), "the folder of a killed host's worker is still there");
      host.start();
      long first = ready(host, 0);
      assertEquals(1, workers());
      Files.writeString(workerJar, "PK");
      Files.writeString(pluginJar, "PK");
      ProcessHandle.of(first).orElseThrow().destroyForcibly();
      ready(host, first);
    }
    Eventually.holds(() -> workers() == 0, () -> workers() + " folders of workers are left");
  }

  /** The chain does not answer, which is nothing to a worker. */
  private NeuronHost host() throws IOException {
    HostSettings settings =
        new HostSettings(
            URI.create("http://127.0.0.1:1"),
            "127.0.0.1",
            folder.resolve("data"),
            folder.resolve("dist"),
            "none",
            false,
            Optional.empty(),
            Optional.empty());
    return new NeuronHost(
        settings,
        new NeuronTable(
            OptionalInt.empty(),
            List.of(
                new NeuronTable.Seats(
                    new NetUid(1),
                    "text",
                    RoundRhythm.EACH,
                    List.of(Neurons.validator("//Bob", "v", 0)))),
            List.of()));
  }

  private static long ready(NeuronHost host, long except) throws InterruptedException {
    Eventually.holds(
        () ->
            host.rows().get(0).state() == Worker.State.READY && host.rows().get(0).pid() != except,
        () -> host.rows().toString());
    return host.rows().get(0).pid();
  }

  private long workers() {
    try (Stream<Path> folders = Files.list(folder.resolve("data/run/workers"))) {
      return folders.count();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
