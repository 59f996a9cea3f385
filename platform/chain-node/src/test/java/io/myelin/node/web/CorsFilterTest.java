package io.myelin.node.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsFilterTest {
  private static final String ALLOW = "Access-Control-Allow-Origin";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://127.0.0.1",
        "https://localhost",
        "http://[::1]:9944",
        "https://polkadot.js.org"
      })
  void shouldLetPagesOfThisMachineAndOfThePublicExplorerRead(String origin) throws Exception {
    Exchange get = run("POST", origin);
    assertEquals(origin, get.headers.get(ALLOW));
    assertTrue(get.wentOn);
    Exchange preflight = run("OPTIONS", origin);
    assertEquals(204, preflight.status);
    assertEquals("GET, POST, OPTIONS", preflight.headers.get("Access-Control-Allow-Methods"));
    assertFalse(preflight.wentOn);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org",
        "http://localhost.example.org",
        "http://127.0.0.1.example.org:80",
        "https://polkadot.js.org.example.org",
        "http://localhost:3000/",
        "null"
      })
  void shouldLetOtherPagesNeitherReadNorCall(String origin) throws Exception {
    for (String method : List.of("POST", "OPTIONS", "GET")) {
      Exchange exchange = run(method, origin);
      assertFalse(exchange.headers.containsKey(ALLOW));
      assertFalse(exchange.wentOn);
      assertEquals(403, exchange.status);
      assertTrue(exchange.text().contains("\"code\":\"origin-refused\""), exchange.text());
      assertTrue(exchange.text().contains("'" + origin + "'"), exchange.text());
    }
  }

  @Test
  void shouldLeaveRequestsAloneThatComeFromNoPage() throws Exception {
    Exchange exchange = run("POST", "");
    assertTrue(exchange.wentOn);
    assertTrue(exchange.headers.isEmpty());
  }

  private static Exchange run(String method, String origin) throws Exception {
    return Exchange.of(new CorsFilter(), method, "/", origin, false);
  }
}
