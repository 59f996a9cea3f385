package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What of a page does not fit its screen, as the browser has laid it out. */
final class Layout {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What does not fit after so long stays so; a page may be drawn anew while it is looked at. */
  private static final Duration SETTLED = Duration.ofSeconds(20);

  private Layout() {}

  static List<String> misfits(Chromium page) throws InterruptedException {
    long end = System.nanoTime() + SETTLED.toNanos();
    List<String> found = look(page);
    while (!found.isEmpty() && System.nanoTime() < end) {
      Thread.sleep(100);
      found = look(page);
    }
    return found;
  }

  /** At once. */
  static List<String> look(Chromium page) {
    try (InputStream script = Layout.class.getResourceAsStream("layout.js")) {
      if (script == null) {
        throw new IllegalStateException("layout.js is missing beside " + Layout.class);
      }
      List<String> found = new ArrayList<>();
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8).strip();
      for (JsonNode each : JSON.readTree(page.value(text))) {
        found.add(each.asText());
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
