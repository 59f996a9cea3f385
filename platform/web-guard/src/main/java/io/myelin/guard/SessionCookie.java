package io.myelin.guard;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;

/**
 * The one cookie: for the whole server, never shown to a script, not sent by pages of other sites.
 * Beyond loopback a browser takes and sends it over TLS only.
 */
public final class SessionCookie {
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

  private static String header(
      HttpServletRequest request, boolean loopback, String name, String value, long seconds) {
    boolean secure = !loopback || request.isSecure();
    return (secure ? "__Host-" : "")
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
