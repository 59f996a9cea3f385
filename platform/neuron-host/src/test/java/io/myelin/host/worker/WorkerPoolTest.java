package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.host.Eventually;
import io.myelin.spi.Answering;
import io.myelin.worker.link.HostRequests;
import io.myelin.worker.link.PluginClient;
import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, and who lives in which. */
@Timeout(900)
class WorkerPoolTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Answering.Caller CALLER = new Answering.Caller("5A", true, false, 0);

  @TempDir Path folder = Path.of("");

  private final WorkerPool pool = new WorkerPool();
  private final List<Worker> workers = new ArrayList<>();
  private Optional<Worker.Spec> usual = Optional.empty();

  @BeforeEach
  void jars() throws Exception {
    usual = Optional.of(TestWorkers.spec(folder, Role.MINER));
  }

  @AfterEach
  void close() {
    workers.forEach(Worker::close);
  }

  /** One that is not started. */
  private Worker worker(String name, Optional<String> share, Map<String, String> settings) {
    Worker.Spec spec = usual.orElseThrow();
    Worker worker =
        new Worker(
            new Worker.Spec(
                name,
                share,
                spec.role(),
                settings,
                spec.limits(),
                spec.run(),
                spec.models(),
                spec.reach(),
                spec.workerJar(),
                spec.pluginJar(),
                spec.containment(),
                folder.resolve(name + ".log")),
            reason -> {},
            HostRequests.NONE,
            pool);
    workers.add(worker);
    return worker;
  }

  private Worker sharing(String name) {
    return worker(name, Optional.of("friends"), Map.of());
  }

  private long pid(Worker worker) throws InterruptedException {
    return TestWorkers.ready(worker).pid();
  }

  private static String answer(Worker worker) {
    return worker
        .client()
        .orElseThrow()
        .answer("Q", JsonNodeFactory.instance.objectNode(), CALLER, LIMIT)
        .path("answer")
        .asText();
  }

  @Test
  void shouldPutThoseOfOneWordIntoOneProcessWithRoomForAll() throws Exception {
    Worker one = sharing("one");
    Worker two = sharing("two");
    Worker own = worker("own", Optional.empty(), Map.of());
    Worker others = worker("others", Optional.of("others"), Map.of());
    Path file = Files.writeString(folder.resolve("granted"), "x");
    Worker granted =
        worker("granted", Optional.of("friends"), Map.of(TestSubnet.LOAD, file.toString()));
    workers.forEach(Worker::start);
    long pid = pid(one);
    assertEquals(pid, pid(two));
    assertEquals(
        5 - 1, List.of(pid, pid(own), pid(others), pid(granted)).stream().distinct().count());
    String command = Files.readString(Path.of("/proc/" + pid + "/cmdline"));
    assertTrue(command.contains("-Xmx" + 2 * MemoryLimits.DEFAULT.heapMegabytes() + "m"), command);
    long all = Memory.resident(pid);
    long part = one.status().memory();
    assertTrue(part > all / 3 && part < 2 * all / 3, part + " of " + all);
    assertEquals(
        folder.resolve("one.log").toRealPath(),
        folder.resolve("two.log").toRealPath(),
        "each shows the output of the process");
    assertEquals("x", answer(one));
    assertEquals("x", answer(two));
  }

  @Test
  void shouldGiveAnotherProcessToWhoComesWhenItIsFull() throws Exception {
    Worker one = sharing("one");
    one.start();
    long first = pid(one);
    Worker later = sharing("later");
    later.start();
    assertNotEquals(first, pid(later));
    assertNotEquals(
        folder.resolve("one.log").toRealPath(), folder.resolve("later.log").toRealPath());
  }

  @Test
  void shouldLeaveTheOthersWhereTheyAreWhenOneGoesOrIsRefused() throws Exception {
    Worker one = sharing("one");
    Worker two = sharing("two");
    Worker broken = worker("broken", Optional.of("friends"), Map.of(TestSubnet.LOAD, "class"));
    workers.forEach(Worker::start);
    long pid = pid(one);
    assertEquals(pid, pid(two));
    Eventually.holds(
        () -> broken.status().state() == Worker.State.REFUSED, () -> broken.status().toString());
    two.close();
    assertEquals("x", answer(one));
    Worker next = sharing("next");
    next.start();
    assertEquals(pid, pid(next), "in the place that became free");
    next.close();
    one.close();
    Eventually.holds(
        () -> !ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false),
        () -> "the process outlived its last neuron");
  }

  @Test
  void shouldBringAllBackWhenTheirProcessEnds() throws Exception {
    Worker one = sharing("one");
    Worker two = sharing("two");
    workers.forEach(Worker::start);
    long pid = pid(one);
    assertEquals(pid, pid(two));
    PluginClient stuck = one.client().orElseThrow();
    assertTrue(one.replace(stuck, "it is stuck", LIMIT).isPresent());
    Eventually.holds(() -> two.status().restarts() == 1, () -> two.status().toString());
    long again = pid(two);
    assertNotEquals(pid, again);
    assertEquals(again, pid(one));
    assertEquals("ended by the host: it is stuck", two.status().reason());
    assertEquals("ended by the host: it is stuck", one.status().reason());
  }
}
