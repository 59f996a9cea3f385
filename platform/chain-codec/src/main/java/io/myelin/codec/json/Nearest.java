package io.myelin.codec.json;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant who gave a name that is none. */
public final class Nearest {
  private static final int SHOWN = 40;
  private static final int LONGEST = 64;

  private Nearest() {}

  /** A sentence: what was given, what may have been meant, and what there is. */
  public static String unknown(String kind, String given, Collection<String> known) {
    String shown = given.length() > LONGEST ? given.substring(0, LONGEST) + "..." : given;
    List<String> near = to(given, known);
    return "there is no "
        + kind
        + " '"
        + shown
        + "'"
        + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
        + (near.isEmpty() || known.size() <= SHOWN
            ? (near.isEmpty() ? "; there are: " : " There are: ") + list(known)
            : "");
  }

  /** Names after each other; of many, the first ones. */
  public static String list(Collection<String> names) {
    return names.isEmpty()
        ? "none"
        : String.join(", ", names.stream().limit(SHOWN).toList())
            + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
  }

  /** Up to three names that are like the given one, the likest first. */
  public static List<String> to(String given, Collection<String> known) {
    String plain = plain(given);
    int bound = Math.max(1, plain.length() / 3);
    return known.stream()
        .filter(name -> like(plain, plain(name), bound))
        .sorted(Comparator.comparingInt((String name) -> distance(plain, plain(name))))
        .limit(3)
        .toList();
  }

  private static boolean like(String given, String name, int bound) {
    return given.length() <= LONGEST
        && (distance(given, name) <= bound
            || given.length() >= 4 && (name.contains(given) || given.contains(name)));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
  }

  /** How many letters must be put in, taken out or changed. */
  private static int distance(String from, String to) {
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
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
