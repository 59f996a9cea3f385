package io.myelin.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostGuardTest {
  private final Body body = new Body();
  private int status = 200;
  private final Map<String, String> headers = new HashMap<>();
  private boolean wentOn;

  @Test
  void shouldLetRequestsToThisNodePass() throws Exception {
    run("127.0.0.1", "localhost:9944");
    assertTrue(wentOn);
  }

  @Test
  void shouldRefuseAForeignNameAndSayWhatIsNeeded() throws Exception {
    run("127.0.0.1", "evil.example:9944");

    assertEquals(false, wentOn);
    assertEquals(403, status);
    String text = body.text();
    assertTrue(text.contains("\"code\":\"host-refused\""), text);
    assertTrue(text.contains("'evil.example:9944'") && text.contains("localhost"), text);
    assertTrue(text.endsWith(",\"errors\":[],\"help\":\"/console/help/host-refused\"}"), text);
  }

  @Test
  void shouldNameTheBindAmongTheNamesItAnswersTo() throws Exception {
    run("127.1", "evil.example:9944");

    String text = body.text();
    assertTrue(text.contains("answers to 0.0.0.0, 127.0.0.1, 127.1, [::1], localhost only"), text);
  }

  @Test
  void shouldWriteNothingOfTheNameThatJsonWouldHaveToEscape() throws Exception {
    run("127.0.0.1", "a\"b\\c\nd\u00e9" + "x".repeat(500));

    String text = body.text();
    assertTrue(text.contains("'a?b?c?d?xxx"), text);
    assertTrue(text.length() < 700, text);
  }

  @Test
  void shouldCheckNoNameWhereTheNetworkIsLetIn() throws Exception {
    run("0.0.0.0", "node.example");
    assertTrue(wentOn);
  }

  /** All answers go through here. */
  @Test
  void shouldHaveNoBrowserGuessWhatAnAnswerIs() throws Exception {
    for (String host : new String[] {"localhost", "evil.example"}) {
      headers.clear();
      run("127.0.0.1", host);
      assertEquals("nosniff", headers.get("X-Content-Type-Options"), host);
    }
  }

  private void run(String bind, String host) throws Exception {
    new HostGuard(bind)
        .doFilter(
            fake(HttpServletRequest.class, host),
            fake(HttpServletResponse.class, host),
            (request, response) -> wentOn = true);
  }

  private <T> T fake(Class<T> type, String host) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getHeader" -> arguments[0].equals("Host") ? host : null;
                  case "setHeader" -> headers.put((String) arguments[0], (String) arguments[1]);
                  case "setStatus" -> {
                    status = (int) arguments[0];
                    yield null;
                  }
                  case "getOutputStream" -> body;
                  default -> null;
                }));
  }
}
