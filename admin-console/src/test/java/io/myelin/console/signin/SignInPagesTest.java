package io.myelin.console.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.console.assets.BuiltFiles;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInPagesTest {
  @Test
  void shouldShowWhatIsFilledInAsTextAndHaveNoInlineScriptOrStyle() {
    String page =
        Pages.filled("signin.html", Map.of("refusal", "<script>'\"&", "next", "$1\\${refusal}"));
    assertTrue(page.contains("&lt;script&gt;&#39;&quot;&amp;"), page);
    assertTrue(page.contains("value=\"$1\\${refusal}\""), page);
    assertFalse(
        page.contains("style=") || page.contains("onclick") || page.contains("<style"), page);
    assertFalse(page.matches("(?s).*<script[^>]*>[^<].*"), page);
  }

  @ParameterizedTest
  @ValueSource(strings = {"signin.html", "recover.html"})
  void shouldNameTheIconSoThatNoBrowserLooksForOne(String file) {
    String icon = BuiltFiles.text("icon");
    assertTrue(icon.matches("/console/a/favicon\\.[0-9a-f]{12}\\.svg"), icon);
    assertTrue(Pages.filled(file, Map.of("icon", icon)).contains("href=\"" + icon + "\""), file);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/console//evil.example",
        "/console/../host",
        "/\\evil.example",
        "/host/api",
        "javascript:alert(1)",
        "/console/a\r\nSet-Cookie: x=y",
        ""
      })
  void shouldGoNowhereButIntoTheConsole(String wanted) {
    assertEquals("/console/", OwnPage.place(Optional.of(wanted), "/console"));
  }

  @Test
  void shouldReadAPlaceOfAnyLengthWithoutRunningOutOfStack() {
    String wanted = "/console" + "/a".repeat(20_000);
    assertEquals(wanted, OwnPage.place(Optional.of(wanted), "/console"));
  }

  @Test
  void shouldGoWhereOneWanted() {
    String wanted = "/console/subnets/1?tab=weights&at=12";
    assertEquals(wanted, OwnPage.place(Optional.of(wanted), "/console"));
  }

  @ParameterizedTest
  @CsvSource({
    ", , true",
    "same-origin, http://127.0.0.1:9944, true",
    "none, , true",
    ", http://127.0.0.1:9944, true",
    "cross-site, , false",
    "same-site, http://127.0.0.1:3000, false",
    ", http://localhost:9944, false",
    ", null, false",
    "same-origin, https://evil.example, false"
  })
  void shouldTakeFormsOfItsOwnPagesOnly(String site, String origin, boolean taken) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Host", "127.0.0.1:9944");
    headers.put("Sec-Fetch-Site", site);
    headers.put("Origin", origin);
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                SignInPagesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, arguments) -> headers.get(arguments[0]));
    assertEquals(taken, OwnPage.sent(request));
  }
}
