package io.myelin.node.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.node.metrics.Latencies.Timed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {
  private final Latencies latencies = new Latencies();

  private List<String> lines(String beginning) {
    return latencies.page().lines().filter(line -> line.startsWith(beginning)).toList();
  }

  @Test
  void shouldCountEachUpToTheEndsOfItsClasses() {
    latencies.add(Timed.REST, TimeUnit.MILLISECONDS.toNanos(5));
    latencies.add(Timed.REST, TimeUnit.MILLISECONDS.toNanos(6));
    latencies.add(Timed.REST, TimeUnit.MINUTES.toNanos(1));
    latencies.add(Timed.REST, -1);

    List<String> classes = lines("myelin_http_request_seconds_bucket{door=\"rest\"");
    assertTrue(
        classes.contains("myelin_http_request_seconds_bucket{door=\"rest\",le=\"0.005\"} 2"));
    assertTrue(classes.contains("myelin_http_request_seconds_bucket{door=\"rest\",le=\"0.01\"} 3"));
    assertEquals(
        "myelin_http_request_seconds_bucket{door=\"rest\",le=\"+Inf\"} 4",
        classes.get(classes.size() - 1));
    assertEquals(
        List.of("myelin_http_request_seconds_count{door=\"rest\"} 4"),
        lines("myelin_http_request_seconds_count{door=\"rest\"}"));
    assertEquals(
        List.of("myelin_http_request_seconds_sum{door=\"rest\"} 60.011"),
        lines("myelin_http_request_seconds_sum{door=\"rest\"}"));
  }

  @Test
  void shouldDescribeEachMetricOnceAndSayNoSampleTwice() {
    assertEquals(latencies.page(), Samples.once(latencies.page()));
    assertEquals(1, lines("# TYPE myelin_block_seconds ").size());
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/blocks, REST",
    "/, RPC",
    "'', RPC",
    "/TextComplete, AXON",
    "/health/ready, OTHER"
  })
  void shouldKnowADoorByItsPath(String path, Timed door) {
    assertEquals(door, RequestTimer.door(path));
  }
}
