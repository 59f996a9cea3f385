package io.myelin.host.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.host.LogLines;
import io.myelin.api.serving.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDeskTest {
  @TempDir private Path data;
  private Path logs = Path.of("");

  @BeforeEach
  void someLogs() throws IOException {
    logs = Files.createDirectories(data.resolve("logs"));
    Files.writeString(logs.resolve("platform.log"), "one\nTwo\nthree\n");
    Files.writeString(data.resolve("secret.log"), "secret\n");
    Files.createSymbolicLink(logs.resolve("elsewhere.log"), data.resolve("secret.log"));
    Files.createSymbolicLink(logs.resolve("worker-shared.log"), Path.of("platform.log"));
  }

  @Test
  void shouldReadTheEndOfALogAndWhatHoldsAText() throws IOException {
    LogLines all = LogDesk.read(logs, "platform", "", 200);
    assertEquals(List.of("one", "Two", "three"), all.lines());
    assertFalse(all.more());
    assertEquals(
        List.of("platform", "worker-shared"),
        all.sources().stream().map(LogLines.Source::name).toList());

    LogLines last = LogDesk.read(logs, "platform", "", 1);
    assertEquals(List.of("three"), last.lines());
    assertTrue(last.more());
    assertEquals(List.of("Two"), LogDesk.read(logs, "platform", "tW", 200).lines());
    assertEquals(3, LogDesk.read(logs, "worker-shared", "", 200).lines().size());
  }

  @Test
  void shouldReadNoMoreThanTheLastMebibyte() throws IOException {
    Files.writeString(logs.resolve("large.log"), "0123456789abcde\n".repeat(1 << 17));
    LogLines end = LogDesk.read(logs, "large", "", 1 << 20);
    assertTrue(end.more());
    assertEquals((1 << 16) - 1, end.lines().size());
    assertTrue(end.lines().stream().allMatch("0123456789abcde"::equals), "no half line");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../secret",
        "/etc/passwd",
        "elsewhere",
        "none",
        "",
        "platform.log",
        "../logs/platform"
      })
  void shouldReadNothingButTheLogsOfTheFolder(String source) {
    Refused refused = assertThrows(Refused.class, () -> LogDesk.read(logs, source, "", 200));
    assertEquals(400, refused.problem().status());
    assertFalse(refused.problem().detail().contains("secret\n"));
  }
}
