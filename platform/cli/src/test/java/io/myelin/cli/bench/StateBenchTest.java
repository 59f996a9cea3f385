package io.myelin.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.primitives.crypto.KeyPair;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateBenchTest {
  @TempDir private Path dir;

  @Test
  void shouldMeasureAMadeUpChain() {
    StateBenchChain chain = new StateBenchChain(1_100, 2, 8);
    List<KeyPair> senders =
        IntStream.range(0, 50).parallel().mapToObj(StateBenchChain::sender).toList();
    chain.create(dir.resolve("chain"), senders);
    StateReport report = new StateBenchProcess(dir.resolve("chain"), chain, senders).measure(5, 3);
    assertEquals(50, report.transfersPerBlock());
    assertTrue(report.emptyBlockMillisMin() > 0, report.toString());
    assertTrue(report.emptyBlockMillisMedian() >= report.emptyBlockMillisMin(), report.toString());
    assertTrue(
        report.transfersBlockMillisMedian() >= report.transfersBlockMillisMin(), report.toString());
    assertTrue(report.heapMegabytes() > 1 && report.diskMegabytes() > 0.1, report.toString());
  }

  @Test
  void shouldRefuseASizeThatCannotBeMade() {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new StateBench(10, 0, 0));
    assertTrue(refused.toString().contains("10 accounts"), refused.toString());
  }
}
