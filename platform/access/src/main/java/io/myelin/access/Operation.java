package io.myelin.access;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table.
 *
 * @param application the application that answers: {@code node}, {@code host} or {@code console}
 * @param method GET also stands for HEAD
 * @param path below the application; {@code {name}} is one segment, {@code {name:regex}} one that
 *     fits, {@code **} any rest; {@code ?name} asks for a query parameter of that name
 * @param change the name under which it stands in the audit log; empty for what changes nothing
 * @param agreement who else has to agree to the change, on a node that asks for a second person
 */
public record Operation(
    String application,
    String method,
    String path,
    Permission permission,
    Optional<String> change,
    Agreement agreement,
    Pattern pattern,
    Optional<String> parameter) {
  /** What has a change looked at only. */
  private static final String LOOK = "dryRun=true";

  private static final Pattern PLACE =
      Pattern.compile("\\{[a-zA-Z0-9]+(?::((?:[^{}]|\\{[^}]*\\})+))?\\}|\\*\\*");

  static Operation of(String line) {
    String[] cells = line.strip().split("\\s+");
    if (cells.length != 6) {
      throw new IllegalStateException(
          "the line '" + line + "' has " + cells.length + " cells; needed: 6");
    }
    String[] parts = cells[2].split("\\?", 2);
    return new Operation(
        cells[0],
        cells[1],
        cells[2],
        Permission.of(cells[3]),
        Optional.of(cells[4]).filter(name -> !name.equals("-")),
        Agreement.of(cells[5]),
        pattern(parts[0]),
        parts.length > 1 ? Optional.of(parts[1]) : Optional.empty());
  }

  private static Pattern pattern(String path) {
    StringBuilder regex = new StringBuilder();
    Matcher places = PLACE.matcher(path);
    int from = 0;
    while (places.find()) {
      regex.append(Pattern.quote(path.substring(from, places.start())));
      regex.append(
          places.group().equals("**")
              ? ".*"
              : Optional.ofNullable(places.group(1)).map(own -> "(?:" + own + ")").orElse("[^/]+"));
      from = places.end();
    }
    return Pattern.compile(
        regex.append(Pattern.quote(path.substring(from))).toString(), Pattern.DOTALL);
  }

  boolean fits(String asked, String decodedPath, Set<String> parameters) {
    return asked.equals(method)
        && pattern.matcher(decodedPath).matches()
        && parameter.map(parameters::contains).orElse(true);
  }

  /**
   * Who else has to agree to what a request asks for: to a look at a change, which changes nothing,
   * nobody. An operation that knows no such look refuses the parameter.
   *
   * @param parameters as for {@link Operations#find}
   */
  public Agreement agreement(Set<String> parameters) {
    return parameters.contains(LOOK) ? Agreement.NONE : agreement;
  }

  /** Whether who has this role may call it. */
  public boolean allows(Role role) {
    return permission.has(role);
  }
}
