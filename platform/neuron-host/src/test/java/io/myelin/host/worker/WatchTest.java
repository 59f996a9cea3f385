package io.myelin.host.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTest {
  @Test
  void shouldComplainAboutACallThatDoesNotStopAndAboutMemory() {
    assertEquals(
        Optional.empty(), Watch.complaint(Duration.ofSeconds(5), 512L << 20, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.of("one call runs on for 6 s after it was told to stop, at most 5 s are allowed"),
        Watch.complaint(Duration.ofSeconds(6), 0, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.of(
            "it holds 600 MB of memory, at most 512 MB are allowed;"
                + " raise its memoryMb for a larger model"),
        Watch.complaint(Duration.ZERO, 600L << 20, MemoryLimits.DEFAULT));
    assertEquals(
        Optional.empty(), Watch.complaint(Duration.ZERO, 600L << 20, new MemoryLimits(4096, 64)));
  }
}
