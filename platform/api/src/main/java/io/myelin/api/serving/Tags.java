package io.myelin.api.serving;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tags of an If-Match, as it came.
 *
 * @param header empty when nothing is expected
 */
public record Tags(String header) {
  /** Whether what has this tag now is what was seen, or anything is. */
  public boolean fit(String tag) {
    List<String> tags = Stream.of(header.split(",")).map(String::strip).toList();
    return header.isBlank() || tags.contains("*") || tags.contains(quoted(tag));
  }

  /** As a header has it. */
  public static String quoted(String tag) {
    return "\"" + tag + "\"";
  }
}
