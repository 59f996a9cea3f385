package io.myelin.cli.asking;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a command line that are no options of the command: a text, and fields of a task.
 *
 * @param fields values by field, as typed; one that is typed again is a list's
 */
record Given(Optional<String> text, Map<String, List<String>> fields) {
  private static final Pattern OPTION =
      Pattern.compile("--([a-z][a-z0-9-]*)(?:=(.*))?", Pattern.DOTALL);

  /**
   * Reads {@code --name value}, {@code --name=value} and one text; all behind {@code --} is text.
   *
   * @param more as {@code name=value}
   * @throws IllegalArgumentException for a field without a value, and for a second text
   */
  static Given of(List<String> words, List<String> more) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Optional<String> text = Optional.empty();
    boolean options = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      Matcher option = OPTION.matcher(word);
      if (options && word.equals("--")) {
        options = false;
      } else if (options && option.matches()) {
        String value = option.group(2);
        if (value == null && ++i == words.size()) {
          throw new IllegalArgumentException(word + " has no value; needed: " + word + " VALUE");
        }
        add(fields, option.group(1), value == null ? words.get(i) : value);
      } else if (text.isPresent()) {
        throw new IllegalArgumentException(
            "there are two texts, \""
                + text.get()
                + "\" and \""
                + word
                + "\"; needed: one, in quotes, and fields as --name value");
      } else {
        text = Optional.of(word);
      }
    }
    for (String each : more) {
      int end = each.indexOf('=');
      if (end < 1) {
        throw new IllegalArgumentException(
            "--field was \"" + each + "\"; needed: --field NAME=VALUE");
      }
      add(fields, each.substring(0, end), each.substring(end + 1));
    }
    return new Given(text, fields);
  }

  /** Fields are written as options are, with hyphens, or as they are called. */
  private static void add(Map<String, List<String>> fields, String name, String value) {
    fields.computeIfAbsent(name.replace('-', '_'), each -> new ArrayList<>()).add(value);
  }

  Set<String> names() {
    return fields.keySet();
  }
}
