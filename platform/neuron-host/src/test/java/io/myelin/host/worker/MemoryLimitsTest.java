package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(900)
class MemoryLimitsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldStartTheWorkerWithItsOwnHeap() throws Exception {
    Worker.Spec spec = TestWorkers.spec(folder, Role.MINER, new MemoryLimits(1000, 77));
    try (Worker worker = new Worker(spec, reason -> {})) {
      worker.start();
      Worker.Status up = TestWorkers.ready(worker);
      String line = Files.readString(Path.of("/proc/" + up.pid() + "/cmdline"));
      assertTrue(line.contains("-Xmx77m"), line);
    }
  }

  /** No JVM fits into 8 MB. */
  @Test
  void shouldEndAWorkerThatHoldsMoreThanItsOwnLimit() throws Exception {
    Worker.Spec spec = TestWorkers.spec(folder, Role.MINER, new MemoryLimits(8, 32));
    try (Worker worker = new Worker(spec, reason -> {})) {
      worker.start();
      while (worker.status().restarts() == 0) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      String reason = worker.status().reason();
      assertTrue(reason.startsWith("ended by the host: it holds "), reason);
      assertTrue(reason.contains("at most 8 MB"), reason);
    }
  }
}
