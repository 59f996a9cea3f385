package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Answering;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Role;
import io.myelin.worker.link.WorkerFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes whose plugin does not load. */
@Timeout(900)
class WorkerTest {
  @TempDir Path folder = Path.of("");

  @Test
  void shouldEndItsTriesAfterAFaultThatLasts() throws Exception {
    CompletableFuture<String> refusal = new CompletableFuture<>();
    try (Worker worker = new Worker(spec("class"), refusal::complete)) {
      worker.start();
      String said = refusal.get(5, TimeUnit.MINUTES);
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

  /** A setting that is misspelt would otherwise be no setting at all. */
  @Test
  void shouldNameASettingNobodyKnows() throws Exception {
    CompletableFuture<String> refusal = new CompletableFuture<>();
    Worker.Spec usual = spec("");
    Map<String, String> misspelt = Map.of("lode", "x");
    try (Worker worker = new Worker(TestWorkers.with(usual, misspelt), refusal::complete)) {
      worker.start();
      String said = refusal.get(5, TimeUnit.MINUTES);
      assertTrue(said.endsWith("setting lode is unknown; needed one of load, exam"), said);
    }
  }

  /** A caller that waits for less than it takes costs the worker only when it does not stop. */
  @Test
  void shouldEndAWorkerOverACallThatDoesNotStop() throws Exception {
    try (Worker worker = new Worker(TestWorkers.with(spec(""), Map.of()), reason -> {})) {
      worker.start();
      long first = TestWorkers.ready(worker).pid();
      Answering.Caller caller = new Answering.Caller("5A", true, false, 0);
      PluginClient plugin = worker.client().orElseThrow();
      ObjectNode hang = JsonNodeFactory.instance.objectNode().put("q", "hang");
      WorkerFault late =
          assertThrows(
              WorkerFault.class, () -> plugin.answer("Q", hang, caller, Duration.ofSeconds(1)));
      assertTrue(late.late(), late.code());
      Worker.Status ended = await(worker, status -> status.restarts() == 1);
      assertTrue(
          ended.reason().matches("ended by the host: one call runs on for \\d+ s after .*"),
          ended.reason());
      assertTrue(TestWorkers.ready(worker).pid() != first, "another process");
    }
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
          status.state() != Worker.State.REFUSED && status.state() != Worker.State.STOPPED,
          status.toString());
      TimeUnit.MILLISECONDS.sleep(20);
      status = worker.status();
    }
    return status;
  }

  private Worker.Spec spec(String fault) throws Exception {
    return TestWorkers.with(TestWorkers.spec(folder, Role.MINER), Map.of(TestSubnet.LOAD, fault));
  }
}
