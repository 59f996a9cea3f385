package io.myelin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalCallerTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1, true",
    "127.0.0.2, 127.0.0.1, true",
    "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1, true",
    "::ffff:127.0.0.1, 127.0.0.1, true",
    "198.51.100.7, 198.51.100.7, true",
    "198.51.100.8, 198.51.100.7, false",
    "2001:db8::1, 2001:db8::2, false",
    "localhost, 127.0.0.1, false",
    "'', 127.0.0.1, false"
  })
  void shouldKnowCallersOfThisMachineByTheirAddress(String remote, String local, boolean here) {
    assertEquals(here, LocalCaller.made(request(remote, local, "Accept")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Forwarded-For", "x-forwarded-for", "Forwarded", "X-Real-IP", "Via"})
  void shouldTakeWhatAProxyBringsForAForeigner(String header) {
    assertEquals(false, LocalCaller.made(request("127.0.0.1", "127.0.0.1", header)));
  }

  private static HttpServletRequest request(String remote, String local, String header) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            LocalCallerTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getRemoteAddr" -> remote;
                  case "getLocalAddr" -> local;
                  case "getHeader" ->
                      header.equalsIgnoreCase((String) arguments[0]) ? "198.51.100.8" : null;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}
