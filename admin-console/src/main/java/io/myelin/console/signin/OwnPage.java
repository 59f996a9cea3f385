package io.myelin.console.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether a form was sent by a page of this server, and where to go from there. */
final class OwnPage {
  private static final Set<String> OWN = Set.of("same-origin", "none");
  // possessive: a group that may be given back takes a part of the stack for each part of the path
  private static final Pattern PLACE =
      Pattern.compile("(/[A-Za-z0-9_.~-]+)*+/?(\\?[A-Za-z0-9_.~=&%+-]*)?");

  private OwnPage() {}

  /** Programs, which are nobody's page, send neither header. */
  static boolean sent(HttpServletRequest request) {
    Optional<String> site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
    Optional<String> origin = Optional.ofNullable(request.getHeader("Origin"));
    String host = String.valueOf(request.getHeader("Host"));
    return site.map(OWN::contains).orElse(true)
        && origin
            .map(
                from ->
                    from.equalsIgnoreCase("http://" + host)
                        || from.equalsIgnoreCase("https://" + host))
            .orElse(true);
  }

  /** A place of the console; anything else is its first page. */
  static String place(Optional<String> wanted, String console) {
    return wanted
        .filter(path -> path.startsWith(console + "/"))
        .filter(path -> PLACE.matcher(path).matches())
        .filter(path -> !path.contains(".."))
        .orElse(console + "/");
  }
}
