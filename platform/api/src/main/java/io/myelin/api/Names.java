package io.myelin.api;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Names that somebody sent, in the refusals of all servers of the contract. */
public final class Names {
  /** Characters of what somebody sent that come back to him. */
  public static final int MOST_ECHOED = 120;

  private Names() {}

  /** What somebody sent, as far as it comes back to him. */
  public static String echo(String sent) {
    return sent.length() <= MOST_ECHOED
        ? sent
        : sent.substring(0, MOST_ECHOED) + "... (" + sent.length() + " characters)";
  }

  /** The known name that was probably meant. */
  public static String nearest(String name, Collection<String> known) {
    return known.stream()
        .min(
            Comparator.comparingInt((String each) -> distance(name, each))
                .thenComparing(Comparator.naturalOrder()))
        .orElse("none");
  }

  /** Letters to change, add or leave out (Levenshtein). */
  private static int distance(String left, String right) {
    String from = echo(left).toLowerCase(Locale.ROOT);
    String to = right.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int corner = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        corner = row[j];
        row[j] = Math.min(change, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
