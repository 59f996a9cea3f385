package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.myelin.spi.Answering;
import io.myelin.worker.link.PluginClient.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A plugin that is loaded and ended over and over leaves nothing behind in its host: 20 times, or
 * as often as {@code -Dreload.cycles=200} says.
 */
class ReloadCyclesIT {
  private static final int CYCLES = Integer.getInteger("reload.cycles", 20);

  /** The JVM's own tables, caches and pools have their size by then. */
  private static final int FIRST = 4;

  private static final long MOST_HEAP_BYTES = 1 << 20;

  /** What is counted for the compiler lies there, too, and grows with the methods that run. */
  private static final long MOST_OUTSIDE_BYTES = 2 << 20;

  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Answering.Caller CALLER = new Answering.Caller("5A", true, false, 0);

  @TempDir Path folder = Path.of("");

  @Test
  void shouldLeaveNothingBehind() throws Exception {
    Worker.Spec spec = TestWorkers.spec(folder, Role.MINER);
    for (int i = 0; i < FIRST; i++) {
      cycle(spec);
    }
    Footprint before = settled(any -> true);
    for (int i = 0; i < CYCLES; i++) {
      cycle(spec);
    }
    Footprint after = settled(now -> fits(before, now));
    String both = CYCLES + " cycles: " + before + " before, " + after + " after";
    System.out.println(both);
    assertTrue(after.threads() <= before.threads(), both);
    assertTrue(after.descriptors() <= before.descriptors(), both);
    assertEquals(before.files(), after.files(), both);
    assertTrue(before.codeBytes() > 0, both);
    assertTrue(after.heapBytes() - before.heapBytes() < MOST_HEAP_BYTES, both);
    assertTrue(after.outsideBytes() - before.outsideBytes() < MOST_OUTSIDE_BYTES, both);
  }

  /** What the collector's own threads let go comes a moment after a collection. */
  private static boolean fits(Footprint before, Footprint now) {
    return now.threads() <= before.threads()
        && now.descriptors() <= before.descriptors()
        && now.files() == before.files()
        && now.heapBytes() - before.heapBytes() < MOST_HEAP_BYTES
        && now.outsideBytes() - before.outsideBytes() < MOST_OUTSIDE_BYTES;
  }

  private static void cycle(Worker.Spec spec) throws Exception {
    try (Worker worker = new Worker(spec, reason -> {})) {
      worker.start();
      TestWorkers.ready(worker);
      worker
          .client()
          .orElseThrow()
          .answer("Q", JsonNodeFactory.instance.objectNode().put("q", "x"), CALLER, LIMIT);
    }
  }

  /** Threads of the last worker, and of whoever heard of its end, end after its process has. */
  private Footprint settled(Predicate<Footprint> wanted) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    List<String> left = Footprint.ofWorkers();
    Footprint now = Footprint.now(folder);
    while (!(left.isEmpty() && wanted.test(now)) && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
      left = Footprint.ofWorkers();
      now = Footprint.now(folder);
    }
    assertEquals(List.of(), left);
    return now;
  }
}
