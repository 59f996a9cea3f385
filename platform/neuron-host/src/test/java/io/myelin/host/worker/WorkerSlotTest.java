package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.host.Eventually;
import io.myelin.spi.Answering;
import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real workers that take each other's place. */
@Timeout(900)
class WorkerSlotTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  @TempDir Path folder = Path.of("");

  @Test
  void shouldReplaceAWorkerWithoutAFailedRequest() throws Exception {
    WorkerSlot slot = new WorkerSlot(TestWorkers.start(folder, Role.MINER));
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    ExecutorService callers = Executors.newFixedThreadPool(4);
    try {
      Eventually.holds(() -> slot.opened().isPresent(), () -> slot.status().toString());
      long first = slot.status().pid();
      Callable<Integer> asking =
          () -> {
            while (!enough.get()) {
              ask(slot);
              answered.incrementAndGet();
            }
            return 0;
          };
      List<Future<Integer>> all = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        all.add(callers.submit(asking));
      }
      WorkerSlot.Lease held = slot.lease().orElseThrow();
      Worker next = new Worker(TestWorkers.spec(folder.resolve("two"), Role.MINER), why -> {});
      assertEquals(Optional.empty(), slot.replace(next, "test 2.0.0", LIMIT));
      assertFalse(slot.status().pid() == first, "another process");
      assertTrue(alive(first), "it is in use");
      int before = answered.get();
      Eventually.holds(() -> answered.get() > before + 20, () -> "nobody answers");
      held.close();
      Eventually.holds(() -> !alive(first), () -> "the first worker goes on");
      enough.set(true);
      for (Future<Integer> each : all) {
        assertEquals(0, each.get(), "every request is answered");
      }
    } finally {
      enough.set(true);
      callers.shutdown();
      slot.close();
    }
  }

  @Test
  void shouldGoOnWithWhatRanWhenTheNewerOneDoesNotLoad() throws Exception {
    try (WorkerSlot slot = new WorkerSlot(TestWorkers.start(folder, Role.MINER))) {
      Eventually.holds(() -> slot.opened().isPresent(), () -> slot.status().toString());
      long first = slot.status().pid();
      Worker.Spec usual = TestWorkers.spec(folder.resolve("two"), Role.MINER);
      Worker broken = new Worker(TestWorkers.with(usual, Map.of("load", "class")), why -> {});
      String why = slot.replace(broken, "test 2.0.0", LIMIT).orElseThrow();
      assertTrue(why.startsWith("test 2.0.0 was not taken: "), why);
      assertEquals(first, slot.status().pid());
      assertEquals(why, slot.status().reason());
      ask(slot);
    }
  }

  private static void ask(WorkerSlot slot) {
    ObjectNode question = JsonNodeFactory.instance.objectNode();
    Answering.Caller caller = new Answering.Caller("5A", true, false, 0);
    try (WorkerSlot.Lease lease = slot.lease().orElseThrow()) {
      assertEquals(
          "x", lease.client().answer("Q", question, caller, LIMIT).path("answer").asText());
    }
  }

  private static boolean alive(long pid) {
    return ProcessHandle.of(pid).isPresent();
  }
}
