package io.myelin.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/** A stranger's words on their way to a terminal, which would obey what is hidden in them. */
public final class Printable {
  private static final char REPLACED = '\uFFFD';

  private Printable() {}

  /** With its lines, and without anything else that moves a cursor or turns the writing round. */
  public static String text(String words) {
    StringBuilder plain = new StringBuilder(words.length());
    words
        .codePoints()
        .forEach(
            c -> plain.appendCodePoint(c == '\n' || !moves(c) ? c : c == '\t' ? ' ' : REPLACED));
    return plain.toString();
  }

  /** On one line. */
  public static String line(String words) {
    return text(words).replace('\n', ' ');
  }

  /** JSON for programs, which may show it: the same in it is escaped, and means what it meant. */
  public static String json(JsonNode node) {
    StringBuilder plain = new StringBuilder();
    node.toString()
        .codePoints()
        .forEach(
            c -> {
              if (moves(c)) {
                plain.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                plain.appendCodePoint(c);
              }
            });
    return plain.toString();
  }

  /** On one line, to go on after. */
  static String clause(String words) {
    return line(words).strip().replaceFirst("\\.$", "");
  }

  private static boolean moves(int c) {
    return Character.isISOControl(c)
        || Character.getType(c) == Character.SURROGATE
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2066 && c <= 0x2069;
  }
}
