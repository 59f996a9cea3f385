package io.myelin.host.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalCallerTest {
  @Test
  void shouldKnowCallersOfThisMachine() {
    assertTrue(local("127.0.0.1", "127.0.0.1", Map.of()));
    assertTrue(local("127.0.0.2", "127.0.0.1", Map.of()));
    assertTrue(local("0:0:0:0:0:0:0:1", "0:0:0:0:0:0:0:1", Map.of()));
    assertTrue(local("198.51.100.7", "198.51.100.7", Map.of()), "bound to its own address");
  }

  @Test
  void shouldKnowCallersFromElsewhereAlsoBehindAProxyHere() {
    assertFalse(local("198.51.100.8", "198.51.100.7", Map.of()));
    assertFalse(local("2001:db8::1", "2001:db8::2", Map.of()));
    assertFalse(local("localhost.example", "127.0.0.1", Map.of()));
    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"}) {
      assertFalse(local("127.0.0.1", "127.0.0.1", Map.of(header, "198.51.100.8")), header);
    }
  }

  private static boolean local(String remote, String local, Map<String, String> headers) {
    return LocalCaller.is(remote, local, name -> Optional.ofNullable(headers.get(name)));
  }
}
