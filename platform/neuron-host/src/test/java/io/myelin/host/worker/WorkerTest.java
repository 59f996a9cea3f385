package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose plugin does not load. */
@Timeout(120)
class WorkerTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldEndItsTriesAfterAFaultThatLasts() throws Exception {
    CompletableFuture<String> refusal = new CompletableFuture<>();
    try (Worker worker = new Worker(spec("class"), refusal::complete)) {
      worker.start();
      String said = refusal.get(60, TimeUnit.SECONDS);
      assertTrue(said.endsWith("java.lang.NoClassDefFoundError: org/example/Gone"), said);
      Worker.Status status = worker.status();
      assertEquals(Worker.State.REFUSED, status.state());
      assertEquals(0, status.restarts());
      assertTrue(said.contains(status.reason()), status.reason());
    }
  }

  @Test
  void shouldTryAgainAfterAFaultThatMayPass() throws Exception {
    assertTrue(restarted("disk").reason().contains("No space left on device"));
  }

  /** Its socket ends first, and says nothing. */
  @Test
  void shouldSayHowAProcessEndedThatLoadedAPlugin() throws Exception {
    assertEquals("while the plugin was loaded: ended with exit code 7", restarted("halt").reason());
  }

  private Worker.Status restarted(String fault) throws Exception {
    try (Worker worker = new Worker(spec(fault), reason -> {})) {
      worker.start();
      return await(worker, status -> status.restarts() >= 2);
    }
  }

  private static Worker.Status await(Worker worker, Predicate<Worker.Status> wanted)
      throws InterruptedException {
    Worker.Status status = worker.status();
    while (!wanted.test(status)) {
      assertTrue(
          List.of(Worker.State.STARTING, Worker.State.WAITING).contains(status.state()),
          status.toString());
      TimeUnit.MILLISECONDS.sleep(20);
      status = worker.status();
    }
    return status;
  }

  private Worker.Spec spec(String fault) throws Exception {
    Worker.Spec usual = TestWorkers.spec(folder, Role.MINER);
    return new Worker.Spec(
        usual.name(),
        usual.role(),
        Map.of(TestPlugin.LOAD, fault),
        usual.limits(),
        usual.run(),
        usual.workerJar(),
        usual.pluginJar(),
        usual.log());
  }
}
