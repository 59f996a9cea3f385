package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The contrast of every visible text of a page, measured in the browser; the worst comes first. */
record Contrast(List<Pair> pairs) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A text with its colour, what is painted behind it, and the ratio WCAG AA needs. */
  record Pair(
      String text, String where, boolean drawn, String colours, double ratio, double needed) {
    boolean enough() {
      return ratio >= needed;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT, "%.2f (needed %.1f) %s: '%s' in %s", ratio, needed, colours, text, where);
    }
  }

  static Contrast of(Chromium browser) {
    try (InputStream script = Contrast.class.getResourceAsStream("contrast.js")) {
      if (script == null) {
        throw new IllegalStateException("contrast.js is missing beside " + Contrast.class);
      }
      String answer =
          browser.value(new String(script.readAllBytes(), StandardCharsets.UTF_8).strip());
      List<Pair> pairs = new ArrayList<>();
      for (JsonNode pair : JSON.readTree(answer)) {
        pairs.add(
            new Pair(
                pair.path("text").asText(),
                pair.path("where").asText(),
                pair.path("drawn").asBoolean(),
                pair.path("colour").asText() + " on " + pair.path("behind").asText(),
                pair.path("ratio").asDouble(),
                pair.path("needed").asDouble()));
      }
      return new Contrast(List.copyOf(pairs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Pair worst() {
    return pairs.get(0);
  }

  List<Pair> tooWeak() {
    return pairs.stream().filter(pair -> !pair.enough()).toList();
  }

  long inCharts() {
    return pairs.stream().filter(Pair::drawn).count();
  }
}
