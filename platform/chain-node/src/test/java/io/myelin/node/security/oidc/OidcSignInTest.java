package io.myelin.node.security.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.access.Role;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a provider in this process that speaks the real protocol. */
class OidcSignInTest {
  private static final MockOAuth2Server PROVIDER = new MockOAuth2Server();
  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private OidcSignIn signIn = new OidcSignIn(settings("groups"), () -> now);

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
    signIn = new OidcSignIn(settings("groups"), () -> now);
  }

  @Test
  void shouldKnowSomebodyTheProviderVouchesFor() throws Exception {
    vouch(Map.of("groups", List.of("staff", "myelin-operator"), "preferred_username", "ann"));
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    OidcSignIn.Known known =
        signIn.finish(get(back, "state"), get(back, "code"), "", way.browser());
    assertEquals(Role.OPERATOR, known.role());
    assertEquals("oidc:ann", known.name());
  }

  /** The name is for readers: the provider may let people change it. */
  @Test
  void shouldTellPersonsApartByTheirSubject() throws Exception {
    String ann = person("123", "ann");
    assertEquals(ann, person("123", "bob"));
    assertNotEquals(ann, person("124", "ann"));
  }

  private String person(String subject, String name) throws Exception {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback(
            "myelin",
            subject,
            "JWT",
            List.of("myelin"),
            Map.of("groups", List.of("myelin-viewer"), "preferred_username", name),
            3600));
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    OidcSignIn.Known known =
        signIn.finish(get(back, "state"), get(back, "code"), "", way.browser());
    assertEquals("oidc:" + name, known.name());
    return known.person();
  }

  /** Anybody may begin, without end, while a person types at the provider. */
  @Test
  void shouldForgetNobodysAttemptHoweverManyOthersBegin() throws Exception {
    vouch(Map.of("groups", List.of("myelin-viewer")));
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    for (int i = 0; i < 2_000; i++) {
      signIn.begin();
    }
    assertEquals(
        Role.VIEWER,
        signIn.finish(get(back, "state"), get(back, "code"), "", way.browser()).role());
    refused(401, get(back, "state"), get(back, "code"), way.browser());
  }

  @Test
  void shouldTakeNoAttemptThatItDidNotSealItself() throws Exception {
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    String sealed = way.browser();
    for (int i = 0; i < sealed.length() - 1; i += 7) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      String bent = sealed.substring(0, i) + other + sealed.substring(i + 1);
      refused(401, get(back, "state"), get(back, "code"), bent);
      refused(401, get(back, "state"), get(back, "code"), sealed.substring(0, i));
    }
    refused(401, get(back, "state"), get(back, "code"), "not base64!");
    OidcSignIn.Way foreign = new OidcSignIn(settings("groups"), () -> now).begin();
    refused(401, get(query(foreign.to()), "state"), get(back, "code"), foreign.browser());
  }

  @Test
  void shouldAskWithAProofKeyANonceAndItsOwnAddressOnly() throws Exception {
    Map<String, String> asked = query(signIn.begin().to());
    assertEquals("S256", asked.get("code_challenge_method"));
    assertEquals(43, get(asked, "code_challenge").length());
    assertEquals(43, get(asked, "nonce").length());
    assertEquals("http://127.0.0.1:9944/api/v1/session/oidc/callback", asked.get("redirect_uri"));
  }

  @Test
  void shouldTakeAnAnswerOnceFromTheSameBrowserAndInItsTime() throws Exception {
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    refused(401, get(back, "state"), get(back, "code"), signIn.begin().browser());
    refused(401, "", "", "");
    refused(401, "forged", get(back, "code"), way.browser());

    OidcSignIn.Way late = signIn.begin();
    Map<String, String> after = sent(late.to());
    now = now.plus(Duration.ofMinutes(11));
    refused(401, get(after, "state"), get(after, "code"), late.browser());
  }

  @Test
  void shouldTakeNoTokenForAnotherClientOrAttempt() throws Exception {
    for (Map<String, Object> bent :
        List.<Map<String, Object>>of(
            Map.of("aud", List.of("somebody-else")),
            Map.of("iss", "http://127.0.0.1:1/other"),
            Map.of("exp", Instant.now().minusSeconds(3600).getEpochSecond()),
            Map.of("nonce", "forged"))) {
      Map<String, Object> claims = new HashMap<>(bent);
      claims.put("groups", List.of("myelin-owner"));
      vouch(claims);
      OidcSignIn.Way way = signIn.begin();
      Map<String, String> back = sent(way.to());
      refused(401, get(back, "state"), get(back, "code"), way.browser());
    }

    OidcSignIn.Way one = signIn.begin();
    OidcSignIn.Way two = signIn.begin();
    String othersCode = get(sent(one.to()), "code");
    vouch(Map.of("groups", List.of("myelin-owner")));
    Map<String, String> second = sent(two.to());
    refused(401, get(second, "state"), othersCode, two.browser());
  }

  @ParameterizedTest
  @ValueSource(strings = {"myelin-Owner", "owner", "", "xmyelin-owner"})
  void shouldLetNobodyInWithoutAGroupThatIsNamed(String group) throws Exception {
    vouch(Map.of("groups", List.of(group)));
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    refused(403, get(back, "state"), get(back, "code"), way.browser());
  }

  @Test
  void shouldFindGroupsWhereTheConfigurationSays() throws Exception {
    signIn = new OidcSignIn(settings("realm_access.roles"), () -> now);
    vouch(Map.of("realm_access", Map.of("roles", List.of("myelin-auditor"))));
    OidcSignIn.Way way = signIn.begin();
    Map<String, String> back = sent(way.to());
    assertEquals(
        Role.AUDITOR,
        signIn.finish(get(back, "state"), get(back, "code"), "", way.browser()).role());
  }

  @Test
  void shouldSayWhenTheProviderDoesNotAnswerAndTrustNoPlainLine() {
    OidcSettings dead = settings(URI.create("http://127.0.0.1:9/x"), "groups");
    OidcException refused =
        assertThrows(OidcException.class, () -> new OidcSignIn(dead, () -> now).begin());
    assertEquals(502, refused.status());
    assertTrue(String.valueOf(refused.getMessage()).contains("./myelin signin"));
    assertThrows(
        IllegalArgumentException.class,
        () -> OidcSettings.secure(URI.create("http://provider.example")));
  }

  private void refused(int status, String state, String code, String browser) {
    OidcException refused =
        assertThrows(OidcException.class, () -> signIn.finish(state, code, "", browser));
    assertEquals(status, refused.status(), refused.getMessage());
  }

  private static void vouch(Map<String, Object> claims) {
    PROVIDER.enqueueCallback(
        new DefaultOAuth2TokenCallback("myelin", "123", "JWT", List.of("myelin"), claims, 3600));
  }

  private static Map<String, String> sent(URI to) throws Exception {
    HttpResponse<Void> answer =
        BROWSER.send(HttpRequest.newBuilder(to).build(), HttpResponse.BodyHandlers.discarding());
    return query(URI.create(answer.headers().firstValue("Location").orElseThrow()));
  }

  private static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  private static String get(Map<String, String> from, String name) {
    return Optional.ofNullable(from.get(name)).orElseThrow();
  }

  private static OidcSettings settings(String rolesClaim) {
    return settings(
        PROVIDER.getConfig() == null ? URI.create("http://127.0.0.1:9/x") : issuer(), rolesClaim);
  }

  private static URI issuer() {
    return PROVIDER.issuerUrl("myelin").uri();
  }

  private static OidcSettings settings(URI issuer, String rolesClaim) {
    Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      groups.put(role, Set.of("myelin-" + role.word()));
    }
    return new OidcSettings(
        issuer,
        "myelin",
        Optional.empty(),
        URI.create("http://127.0.0.1:9944"),
        "preferred_username",
        rolesClaim,
        groups);
  }
}
