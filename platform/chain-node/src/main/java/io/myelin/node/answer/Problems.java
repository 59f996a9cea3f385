package io.myelin.node.answer;

import io.myelin.api.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refusals as RFC 9457 documents; the one place where they are made. */
public final class Problems {
  /** Characters of what somebody sent that come back to him. */
  public static final int MOST_ECHOED = 120;

  private static final int MOST_DETAIL = 1_000;
  private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (MOST_ECHOED + 1) + ",}");

  private Problems() {}

  public static Problem of(int status, String code, String detail, List<Problem.Fault> errors) {
    return Problem.of(
        status,
        code,
        shortened(detail),
        errors.stream()
            .map(fault -> new Problem.Fault(shortened(fault.pointer()), shortened(fault.detail())))
            .toList());
  }

  public static Response response(int status, String code, String detail) {
    return response(of(status, code, detail, List.of()));
  }

  public static Response response(Problem problem) {
    return Response.status(problem.status()).type(Problem.MEDIA).entity(problem).build();
  }

  public static Refused refusal(
      int status, String code, String detail, List<Problem.Fault> errors) {
    return new Refused(of(status, code, detail, errors));
  }

  public static Refused notFound(String detail) {
    return refusal(404, "not-found", detail, List.of());
  }

  /** What was here and is kept no more. */
  public static Refused gone(String detail) {
    return refusal(410, "gone", detail, List.of());
  }

  public static Refused badRequest(String detail) {
    return refusal(400, "bad-request", detail, List.of());
  }

  /** A parameter whose value is not what it should be. */
  public static Refused badParameter(String name, String seen, String needed) {
    String detail = name + " '" + echo(seen) + "' refused; needed: " + needed + ".";
    return refusal(400, "bad-request", detail, List.of(new Problem.Fault("?" + name, detail)));
  }

  /** A name that is none of those known. */
  public static Refused unknownName(String where, String name, Collection<String> known) {
    String detail =
        where
            + " '"
            + echo(name)
            + "' refused: there is no such name; nearest: '"
            + nearest(name, known)
            + "'; known: "
            + String.join(", ", known)
            + ".";
    return refusal(400, "unknown-name", detail, List.of(new Problem.Fault("?" + where, detail)));
  }

  /** What somebody sent, as far as it comes back to him. */
  public static String echo(String sent) {
    return sent.length() <= MOST_ECHOED
        ? sent
        : sent.substring(0, MOST_ECHOED) + "... (" + sent.length() + " characters)";
  }

  // A message from deep inside may hold what was sent, whole.
  private static String shortened(String detail) {
    String words =
        LONG_WORD
            .matcher(detail)
            .replaceAll(
                word -> Matcher.quoteReplacement(word.group().substring(0, MOST_ECHOED) + "..."));
    return words.length() <= MOST_DETAIL ? words : words.substring(0, MOST_DETAIL) + "...";
  }

  static String nearest(String name, Collection<String> known) {
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
