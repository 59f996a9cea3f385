package io.myelin.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SamplesTest {
  @Test
  void shouldSayEachSampleOnce() {
    assertEquals(
        """
        # TYPE gc_total counter
        # HELP gc_total Collections.
        gc_total{name="Copy"} 3.0
        gc_total{name="Mark } Sweep"} 4.0
        # TYPE load gauge
        load 0.5
        """,
        Samples.once(
            """
            # TYPE gc_total counter
            # HELP gc_total Collections.
            gc_total{name="Copy"} 3.0
            gc_total{name="Mark } Sweep"} 4.0
            # TYPE load gauge
            load 0.5
            # TYPE gc_total counter
            # HELP gc_total Collections so far.
            gc_total{name="Copy"} 3.5
            gc_total{name="Mark } Sweep"} 4.0
            load 0.75
            """));
  }
}
