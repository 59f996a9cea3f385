package io.myelin.cli.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LapTest {
  @Test
  void shouldCountTheCallsOfAllTurns() throws Exception {
    Lap lap = new Lap();
    AtomicInteger calls = new AtomicInteger();
    lap.times(3, calls::incrementAndGet);
    lap.times(4, calls::incrementAndGet);
    LapFigures figures = lap.figures();
    assertEquals(7, figures.calls());
    assertEquals(7, calls.get());
    assertTrue(figures.perSecond() > 0 && figures.millisP50() <= figures.millisP99());
  }

  @Test
  void shouldMakeCallsTogetherUntilTheTimeIsOver() throws Exception {
    Lap lap = new Lap();
    AtomicInteger one = new AtomicInteger();
    AtomicInteger other = new AtomicInteger();
    lap.together(List.of(one::incrementAndGet, other::incrementAndGet), 20);
    assertEquals(one.get() + other.get(), lap.figures().calls());
  }

  @Test
  void shouldFailWithTheCall() {
    Lap.Call failing =
        () -> {
          throw new IOException("refused");
        };
    IOException failure =
        assertThrows(IOException.class, () -> new Lap().together(List.of(failing), 1_000));
    assertEquals("refused", failure.getMessage());
  }

  @Test
  void shouldHoldFiguresAgainstTheirBounds() {
    LapFigures good = new LapFigures(100, 1_300, 1.9, 9);
    LapFigures slow = new LapFigures(100, 900, 2.1, 11);
    InferenceReport.Completions even =
        new InferenceReport.Completions(1, 100, 1_000, 960, 900, 2, 4.5);
    InferenceReport.Completions dear =
        new InferenceReport.Completions(1, 100, 1_000, 940, 900, 2, 5.5);
    assertTrue(report(even, good, 201).bounds().stream().allMatch(InferenceReport.Bound::kept));
    assertTrue(report(dear, slow, 199).bounds().stream().noneMatch(InferenceReport.Bound::kept));
  }

  private static InferenceReport report(
      InferenceReport.Completions texts, LapFigures echo, double attachment) {
    InferenceReport.Pair pair = new InferenceReport.Pair(echo, echo);
    return new InferenceReport(
        texts, pair, pair, new InferenceReport.Attachment(1, attachment, 1), 1, 1);
  }
}
