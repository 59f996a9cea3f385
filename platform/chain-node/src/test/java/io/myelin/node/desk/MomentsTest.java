package io.myelin.node.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.serving.Refused;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  /** Blocks 0 to 9, one each ten seconds; two of them at the same time. */
  private final Moments moments = new Moments(MomentsTest::time, 9);

  private static Optional<Instant> time(long height) {
    long seconds = height == 5 ? 40 : height * 10;
    return height > 9 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
  }

  @ParameterizedTest
  @CsvSource({
    "1969-12-31T23:59:59Z, 0, -1",
    "1970-01-01T00:00:00Z, 0, 0",
    "1970-01-01T00:00:11Z, 2, 1",
    "1970-01-01T00:00:40Z, 4, 5",
    "1970-01-01T01:00:40+01:00, 4, 5",
    "1970-01-01T00:00:41Z, 6, 5",
    "1970-01-01T00:01:30Z, 9, 9",
    "2100-01-01T00:00:00Z, 10, 9",
    "7, 7, 7"
  })
  void shouldFindTheBlocksOfASpan(String text, long first, long last) {
    assertEquals(Optional.of(first), moments.first("from", text));
    assertEquals(Optional.of(last), moments.last("to", text));
  }

  @Test
  void shouldTakeNothingForTheWhole() {
    assertEquals(Optional.empty(), moments.first("from", ""));
    assertEquals(Optional.empty(), moments.last("to", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1234567890123", "yesterday", "2026-01-01", "1970-01-01T00:00:00"})
  void shouldRefuseWhatIsNeither(String text) {
    Refused refused = assertThrows(Refused.class, () -> moments.first("from", text));
    assertTrue(String.valueOf(refused.getMessage()).contains("'" + text + "'"));
  }
}
