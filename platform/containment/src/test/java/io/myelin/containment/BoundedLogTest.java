package io.myelin.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
  private static final long SECOND = 1_000_000_000;

  @TempDir Path folder = Path.of("");

  @Test
  void shouldKeepTheLastBytesInTwoFiles() throws Exception {
    byte[] flood = "0123456789abcde\n".repeat(60_000).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("w.log");
    BoundedLog.start(new ByteArrayInputStream(flood), file, 100_000, "w")
        .finish(Duration.ofMinutes(5));
    long kept = Files.size(file) + Files.size(folder.resolve("w.log.1"));
    assertTrue(kept <= 200_000, "kept " + kept);
    assertTrue(Files.readString(file).endsWith("abcde\n"));
  }

  @Test
  void shouldAppendToWhatIsThere() throws Exception {
    Path file = Files.writeString(folder.resolve("w.log"), "before\n");
    BoundedLog.start(
            new ByteArrayInputStream("after\n".getBytes(StandardCharsets.UTF_8)), file, "w")
        .finish(Duration.ofMinutes(5));
    assertEquals("before\nafter\n", Files.readString(file));
  }

  @Test
  void shouldShowAnotherLogUntilItHasItsOwn() throws Exception {
    Path shared = Files.writeString(folder.resolve("first.log"), "of both\n");
    Path file = Files.writeString(folder.resolve("w.log"), "before\n");
    BoundedLog.show(shared, file);
    BoundedLog.show(shared, file);
    assertEquals("of both\n", Files.readString(file));
    assertEquals("before\n", Files.readString(folder.resolve("w.log.1")));
    BoundedLog.start(new ByteArrayInputStream("own\n".getBytes(StandardCharsets.UTF_8)), file, "w")
        .finish(Duration.ofMinutes(5));
    assertEquals("own\n", Files.readString(file));
    assertEquals("of both\n", Files.readString(shared));
  }

  @Test
  void shouldMakeWhoNeverStopsWait() {
    Pace pace = new Pace(1000, 100, 0);
    assertEquals(Duration.ZERO, pace.take(1000, 0));
    assertEquals(Duration.ofSeconds(1), pace.take(100, 0));
    assertEquals(Duration.ZERO, pace.take(100, 2 * SECOND));
    assertEquals(Duration.ZERO, pace.take(1000, 2000 * SECOND));
    assertEquals(Duration.ofSeconds(10), pace.take(1000, 2000 * SECOND));
  }
}
