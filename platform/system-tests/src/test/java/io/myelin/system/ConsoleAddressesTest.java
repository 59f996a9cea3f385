package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A page that nobody looks at in the browser's tests does not pass. */
class ConsoleAddressesTest {
  /** What the console says of an address that it does not have is a page of it, too. */
  private static final String MISSING = "/no-such-page";

  @Test
  void shouldNameAnAddressOfEveryRoute() throws Exception {
    List<String> routes = ConsoleAddresses.routes();
    assertTrue(routes.size() > 20, routes::toString);
    assertEquals(
        List.of(),
        routes.stream()
            .filter(route -> ConsoleAddresses.all().stream().noneMatch(a -> leads(a, route)))
            .toList(),
        "routes without an address in ConsoleAddresses");
  }

  @Test
  void shouldNameNoAddressWithoutARoute() throws Exception {
    List<String> routes = ConsoleAddresses.routes();
    assertEquals(
        List.of(MISSING),
        ConsoleAddresses.all().stream()
            .filter(address -> routes.stream().noneMatch(route -> leads(address, route)))
            .toList());
  }

  /** A route without a place for anything is its own page, also where another would fit. */
  private static boolean leads(String address, String route) {
    String path = address.replaceFirst("\\?.*", "");
    return path.equals(route)
        || route.contains("{") && path.matches(route.replaceAll("\\{\\w+\\}", "[^/]+"));
  }
}
