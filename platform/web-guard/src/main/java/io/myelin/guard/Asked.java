package io.myelin.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a request asks for, read once and in one way. Servers and libraries read odd paths
 * differently, so an odd one is not read at all.
 */
record Asked(String method, String path, Set<String> parameters) {
  /** The cookie of a session begins with it, and ends with the port: cookies know no ports. */
  static final String COOKIE = "myelin-session-";

  // possessive: a group that may be given back takes a part of the stack for each letter
  private static final Pattern PLAIN =
      Pattern.compile(
          "(/([A-Za-z0-9._~!$&'()*+,=:@-]|%(?![01][0-9A-Fa-f]|7[Ff]|2[EeFf]|5[Cc]|3[Bb])[0-9A-Fa-f]{2})*+)++");
  private static final Pattern ODD = Pattern.compile("//|/\\.{1,2}(/|$)");

  /** Empty when the path could be read in more than one way. */
  static Optional<Asked> of(HttpServletRequest request) {
    String whole = request.getRequestURI();
    String context = request.getContextPath();
    if (!whole.startsWith(context)) {
      return Optional.empty();
    }
    String raw = whole.substring(context.length());
    String path = raw.isEmpty() ? "/" : raw;
    if (!PLAIN.matcher(path).matches() || ODD.matcher(path).find()) {
      return Optional.empty();
    }
    return Optional.of(
        new Asked(
            request.getMethod(),
            URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8),
            parameters(request)));
  }

  /** Names, and name and value of what is there once: twice could be read in two ways. */
  private static Set<String> parameters(HttpServletRequest request) {
    List<String[]> pairs =
        Optional.ofNullable(request.getQueryString()).stream()
            .flatMap(query -> Arrays.stream(query.split("&")))
            .map(pair -> pair.split("=", 2))
            .toList();
    Map<String, Long> times =
        pairs.stream()
            .collect(Collectors.groupingBy(pair -> decoded(pair[0]), Collectors.counting()));
    Stream<String> once =
        pairs.stream()
            .filter(pair -> pair.length == 2 && times.getOrDefault(decoded(pair[0]), 0L) == 1L)
            .map(pair -> decoded(pair[0]) + "=" + decoded(pair[1]));
    return Stream.concat(times.keySet().stream(), once).collect(Collectors.toUnmodifiableSet());
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException broken) {
      return name;
    }
  }

  /** What may say who asks, at a node that only this machine reaches or at another. */
  static Map<String, String> facts(HttpServletRequest request, boolean loopback) {
    Map<String, String> facts = new HashMap<>();
    facts.put("from", request.getRemoteAddr());
    if (LocalCaller.made(request)) {
      facts.put("local", "");
    }
    header(request, "Authorization").ifPresent(text -> facts.put("authorization", text));
    header(request, "X-Myelin-Csrf").ifPresent(text -> facts.put("csrf", text));
    SessionCookie.read(request, loopback, COOKIE).ifPresent(text -> facts.put("session", text));
    return facts;
  }

  /** The caller's address and, where a proxy says so, whom it speaks for; anybody can say so. */
  static String from(HttpServletRequest request) {
    return request.getRemoteAddr()
        + header(request, "X-Forwarded-For")
            .map(text -> ", who says it is for " + Refusals.plain(text))
            .orElse("");
  }

  private static Optional<String> header(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getHeader(name));
  }
}
