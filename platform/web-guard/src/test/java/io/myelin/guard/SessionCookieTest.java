package io.myelin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionCookieTest {
  private static final Cookie OWN = new Cookie("__Host-myelin-oidc-9944", "own");
  private static final Cookie ANYBODYS = new Cookie("myelin-oidc-9944", "anybody's");

  /** A neighbour under the same domain could sign a browser in as somebody else. */
  @Test
  void shouldCountACookieThatOthersCanSetOnThisMachineOnly() {
    assertEquals(Optional.of("own"), read(false, ANYBODYS, OWN));
    assertEquals(Optional.of("own"), read(true, ANYBODYS, OWN));
    assertEquals(Optional.empty(), read(false, ANYBODYS));
    assertEquals(Optional.of("anybody's"), read(true, ANYBODYS));
    assertEquals(Optional.empty(), read(true));
  }

  private static Optional<String> read(boolean loopback, Cookie... cookies) {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) ->
                    switch (method.getName()) {
                      case "getCookies" -> cookies;
                      case "getServerPort" -> 9944;
                      default -> null;
                    });
    return SessionCookie.read(request, loopback, "myelin-oidc-");
  }
}
