package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
  @Test
  void shouldComplainAboutACallThatNeverEndsAndAboutMemory() {
    assertEquals(
        Optional.empty(),
        Watch.complaint(Duration.ofSeconds(30), 512L << 20, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.of("one call has run for 31 s, at most 30 s are allowed"),
        Watch.complaint(Duration.ofSeconds(31), 0, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.of(
            "it holds 600 MB of memory, at most 512 MB are allowed;"
                + " raise its memoryMb for a larger model"),
        Watch.complaint(Duration.ZERO, 600L << 20, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.empty(), Watch.complaint(Duration.ZERO, 600L << 20, new MemoryLimits(4096, 64)));
  }
}
