package io.myelin.guard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The one cookie: for the whole server, never shown to a script, not sent by pages of other sites.
 * Beyond loopback a browser takes and sends it over TLS only.
 */
public final class SessionCookie {
  private static final String HOST = "__Host-";

  private SessionCookie() {}

  /** A header that begins a session. */
  public static String begin(
      HttpServletRequest request, boolean loopback, String secret, Duration life) {
    return header(request, loopback, Asked.COOKIE, secret, life.toSeconds());
  }

  /** A header that sets another cookie of the server, in the same way. */
  public static String other(
      HttpServletRequest request, boolean loopback, String name, String secret, Duration life) {
    return header(request, loopback, name, secret, life.toSeconds());
  }

  /** A header that takes it away. */
  public static String end(HttpServletRequest request, boolean loopback) {
    return header(request, loopback, Asked.COOKIE, "", 0);
  }

  /**
   * What a cookie of {@link #other} holds. The one with the prefix counts first, as only this host
   * can set it; the other, which a neighbour under the same domain can set too, on loopback alone.
   */
  public static Optional<String> read(HttpServletRequest request, boolean loopback, String name) {
    String whole = name + request.getServerPort();
    Optional<String> own = named(request, HOST + whole);
    return own.isPresent() || !loopback ? own : named(request, whole);
  }

  static Optional<String> named(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(name))
        .map(Cookie::getValue)
        .findFirst();
  }

  private static String header(
      HttpServletRequest request, boolean loopback, String name, String value, long seconds) {
    boolean secure = !loopback || request.isSecure();
    return (secure ? HOST : "")
        + name
        + request.getServerPort()
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds
        + "; HttpOnly; SameSite=Lax"
        + (secure ? "; Secure" : "");
  }
}
