package io.myelin.console.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The few files of these pages, with their places filled in. */
final class Pages {
  private static final Pattern PLACE = Pattern.compile("\\$\\{([a-z]+)\\}");

  private Pages() {}

  static String text(String file) {
    try (InputStream in = Pages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the application");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With each {@code ${place}} replaced; whatever stands in a value is text there. */
  static String filled(String file, Map<String, String> values) {
    Matcher places = PLACE.matcher(text(file));
    return places.replaceAll(
        place -> Matcher.quoteReplacement(escaped(values.getOrDefault(place.group(1), ""))));
  }

  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append((char) c);
              }
            });
    return safe.toString();
  }
}
