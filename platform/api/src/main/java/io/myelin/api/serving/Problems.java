package io.myelin.api.serving;

import io.myelin.api.Names;
import io.myelin.api.Problem;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Refusals as RFC 9457 documents; the one place where they are made. */
public final class Problems {
  /** Characters of what somebody sent that come back to him. */
  public static final int MOST_ECHOED = Names.MOST_ECHOED;

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

  public static Refused refusal(int status, String code, String detail) {
    return refusal(status, code, detail, List.of());
  }

  public static Refused refusal(
      int status, String code, String detail, List<Problem.Fault> errors) {
    return new Refused(of(status, code, detail, errors));
  }

  public static Refused notFound(String detail) {
    return refusal(404, "not-found", detail);
  }

  /** What was here and is kept no more. */
  public static Refused gone(String detail) {
    return refusal(410, "gone", detail, List.of());
  }

  public static Refused badRequest(String detail) {
    return refusal(400, "bad-request", detail, List.of());
  }

  /** A part of the body, by its JSON pointer. */
  public static Refused badPart(String pointer, String detail) {
    return refusal(400, "bad-request", detail, List.of(new Problem.Fault(pointer, detail)));
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
            + Names.nearest(name, known)
            + "'; known: "
            + (known.isEmpty() ? "none" : String.join(", ", known))
            + ".";
    String seen = where.equals("parameter") ? echo(name) : where;
    return refusal(400, "unknown-name", detail, List.of(new Problem.Fault("?" + seen, detail)));
  }

  /** What somebody sent, as far as it comes back to him. */
  public static String echo(String sent) {
    return Names.echo(sent);
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
}
