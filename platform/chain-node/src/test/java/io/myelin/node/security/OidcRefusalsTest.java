package io.myelin.node.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.myelin.access.Role;
import io.myelin.access.audit.AuditLog;
import io.myelin.access.audit.Deed;
import io.myelin.node.security.oidc.OidcSettings;
import io.myelin.node.security.oidc.OidcSignIn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a provider's sign-in that failed leaves in the audit log. */
class OidcRefusalsTest {
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  @TempDir private Path data = Path.of("");
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");

  @SuppressWarnings("NullAway.Init")
  private SignIn signIn;

  @SuppressWarnings("NullAway.Init")
  private Register register;

  @BeforeAll
  static void start() {
    PROVIDER.start(InetAddress.getLoopbackAddress(), 0);
  }

  @AfterAll
  static void stop() {
    PROVIDER.shutdown();
  }

  @BeforeEach
  void begin() {
    register =
        new Register(
            new AccessSettings(data, false, true, false),
            () -> now,
            Optional.of(settings(PROVIDER.issuerUrl("myelin").uri())));
    signIn = new SignIn(register, new Deeds(AuditLog.of(data, () -> now), () -> now));
  }

  @Test
  void shouldKeepEachRefusalAndNoSecretOfIt() throws Exception {
    OidcSignIn.Way way = provider().begin();
    Map<String, String> back = sent(way.to());
    refused("sign-in-refused", brought("forged-state", get(back, "code"), "", way.browser()));
    refused("sign-in-refused", brought(get(back, "state"), get(back, "code"), "", "not-its-own"));

    OidcSignIn.Way second = provider().begin();
    String state = get(sent(second.to()), "state");
    refused("sign-in-refused", brought(state, "forged-code", "", second.browser()));

    OidcSignIn.Way third = provider().begin();
    String denied = get(sent(third.to()), "state");
    refused("provider-refused", brought(denied, "", "access_denied", third.browser()));

    vouch(Map.of("groups", List.of("myelin-owner"), "nonce", "forged-nonce"));
    OidcSignIn.Way fourth = provider().begin();
    Map<String, String> bent = sent(fourth.to());
    refused(
        "sign-in-refused", brought(get(bent, "state"), get(bent, "code"), "", fourth.browser()));

    vouch(Map.of("groups", List.of("staff"), "preferred_username", "eve"));
    OidcSignIn.Way fifth = provider().begin();
    Map<String, String> eve = sent(fifth.to());
    refused("no-role", brought(get(eve, "state"), get(eve, "code"), "", fifth.browser()));

    assertEquals(
        List.of(
            "no name sign-in-refused: an answer that this browser did not ask for, came twice or"
                + " late",
            "no name sign-in-refused: an answer that this browser did not ask for, came twice or"
                + " late",
            "no name sign-in-refused: the provider did not take the code that the browser brought",
            "no name provider-refused: the provider signed nobody in",
            "no name sign-in-refused: the provider's token was refused",
            "oidc:eve no-role: in no group that has a role here"),
        refusals().stream().map(deed -> deed.who() + " " + deed.after().orElse("")).toList());
    for (Deed deed : refusals()) {
      assertEquals("session.begin", deed.what());
      assertEquals("oidc", deed.via());
    }
    String log = Files.readString(data.resolve("access/audit.log"));
    for (String secret :
        List.of("forged", "not-its-own", get(back, "state"), get(back, "code"), way.browser())) {
      assertFalse(log.contains(secret), secret);
    }
  }

  @Test
  void shouldKeepThatTheProviderIsAway() throws Exception {
    MockOAuth2Server leaving = new MockOAuth2Server();
    leaving.start(InetAddress.getLoopbackAddress(), 0);
    OidcSignIn provider = new OidcSignIn(settings(leaving.issuerUrl("myelin").uri()), () -> now);
    OidcSignIn.Way way = provider.begin();
    Map<String, String> back = sent(way.to());
    leaving.shutdown();
    SignIn.Outcome outcome =
        signIn.provider(
            provider,
            brought(get(back, "state"), get(back, "code"), "", way.browser()),
            new SignIn.Visitor("::1", ""));
    assertEquals("provider-away", assertInstanceOf(SignIn.Outcome.Refused.class, outcome).code());
    assertEquals(
        List.of("provider-away: the provider did not answer as it should"),
        refusals().stream().map(deed -> deed.after().orElse("")).toList());
  }

  /** As of wrong passwords: whoever makes answers up fills no disk. */
  @Test
  void shouldKeepNoMoreThanItKeepsOfWrongPasswords() {
    for (int i = 0; i < 200; i++) {
      refused("sign-in-refused", brought("made-up-" + i, "x", "", ""));
    }
    assertEquals(30, refusals().size());
    now = now.plusSeconds(61);
    refused("sign-in-refused", brought("made-up", "x", "", ""));
    assertEquals(
        Optional.of("170 more refusals before this one were not written"),
        refusals().get(30).before());
  }

  private OidcSignIn provider() {
    return register.provider().orElseThrow();
  }

  private static SignIn.Brought brought(String state, String code, String error, String browser) {
    return new SignIn.Brought(state, code, error, browser);
  }

  private void refused(String code, SignIn.Brought brought) {
    SignIn.Visitor visitor = new SignIn.Visitor("198.51.100.1", "");
    SignIn.Outcome outcome = signIn.provider(provider(), brought, visitor);
    assertEquals(code, assertInstanceOf(SignIn.Outcome.Refused.class, outcome).code());
  }

  /** Oldest first. */
  private List<Deed> refusals() {
    try {
      return AuditLog.of(data, () -> now).newest(999, Long.MAX_VALUE, any -> true).stream()
          .sorted((a, b) -> Long.compare(a.number(), b.number()))
          .map(entry -> entry.deed())
          .filter(deed -> deed.outcome().equals("refused"))
          .toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void vouch(Map<String, Object> claims) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback("myelin", "123", "JWT", List.of("myelin"), claims, 3600));
  }

  private static Map<String, String> sent(URI to) throws Exception {
    HttpResponse<Void> answer =
        BROWSER.send(HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.discarding());
    return Stream.of(
            URI.create(answer.headers().firstValue("Location").orElseThrow())
                .getRawQuery()
                .split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String get(Map<String, String> from, String name) {
    return Optional.ofNullable(from.get(name)).orElseThrow();
  }

  private static OidcSettings settings(URI issuer) {
    return new OidcSettings(
        issuer,
        "myelin",
        Optional.empty(),
        URI.create("http://127.0.0.1:9944"),
        "preferred_username",
        "groups",
        Map.of(Role.OWNER, Set.of("myelin-owner")));
  }
}
