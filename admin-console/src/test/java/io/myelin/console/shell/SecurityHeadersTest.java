package io.myelin.console.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecurityHeadersTest {
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final List<String> passedOn = new ArrayList<>();

  @Test
  void shouldSendThePolicyBeforeThePageIsWritten() throws Exception {
    new SecurityHeaders()
        .doFilter(
            stub(HttpServletRequest.class),
            stub(HttpServletResponse.class),
            (request, response) -> passedOn.addAll(headers.keySet()));

    assertTrue(passedOn.contains("Content-Security-Policy"), "headers at that time: " + passedOn);
    assertEquals("nosniff", headers.get("X-Content-Type-Options"));
  }

  @Test
  void shouldRefuseInlineAndForeignScripts() {
    assertTrue(
        SecurityHeaders.policy().matches(".*; script-src 'self' 'sha256-[A-Za-z0-9+/]{43}='; .*"),
        SecurityHeaders.policy());
    assertFalse(SecurityHeaders.policy().contains("unsafe"), SecurityHeaders.policy());
    assertTrue(
        SecurityHeaders.policy().contains("require-trusted-types-for 'script'"),
        SecurityHeaders.policy());
    assertTrue(SecurityHeaders.policy().contains("default-src 'none'"), SecurityHeaders.policy());
    assertFalse(SecurityHeaders.policy().contains("http"), SecurityHeaders.policy());
  }

  @Test
  void shouldNotBreakAsynchronousRequests() {
    assertTrue(SecurityHeaders.class.getAnnotation(WebFilter.class).asyncSupported());
  }

  private <T> T stub(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              if (method.getName().equals("setHeader")) {
                headers.put((String) arguments[0], (String) arguments[1]);
              }
              return null;
            }));
  }
}
