package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * People of a real Keycloak sign in with a real browser. Run by name with {@code -Pkeycloak}
 * (docs/security.md); what was seen goes to {@code target/keycloak.txt}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakSignIn {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration START = Duration.ofMinutes(8);
  private static final String NAME = "document.querySelector('.person')?.textContent ?? ''";
  private static final List<String> SEEN = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @SuppressWarnings("NullAway.Init")
  private static Process keycloak;

  private static String issuer = "";

  @BeforeAll
  static void start() throws Exception {
    int port = Platform.freePort();
    issuer = "http://127.0.0.1:" + port + "/realms/myelin";
    Path secret =
        Files.writeString(Files.createTempFile("client", ".secret"), "the secret of the client");
    platform =
        Platform.upWithSignIn(
            Map.of(
                "MYELIN_OIDC_ISSUER", issuer, "MYELIN_OIDC_CLIENT_SECRET_FILE", secret.toString()));
    platform.awaitPage("/console/signin", LIMIT);
    see("node up; its provider is not yet");
  }

  @AfterAll
  static void stop() throws Exception {
    if (keycloak != null) {
      Stream.concat(keycloak.descendants(), Stream.of(keycloak.toHandle()))
          .forEach(ProcessHandle::destroy);
    }
    platform.down();
    Files.write(Path.of("target", "keycloak.txt"), SEEN);
  }

  @Test
  @Order(1)
  void shouldSayInWordsThatTheProviderIsAwayAndWorkWhenItComes() throws Exception {
    try (Chromium browser = browser()) {
      begin(browser);
      browser.await(
          "words",
          "/does not answer/.test(document.querySelector('.refusal')?.textContent)",
          LIMIT);
      see(
          "provider away: the sign-in page says '"
              + browser.value("document.querySelector('.refusal').textContent")
              + "'");
    }
    launch();
  }

  @Test
  @Order(2)
  void shouldGiveEachPersonTheRoleOfTheirGroup() throws Exception {
    for (Map.Entry<String, String> person :
        List.of(Map.entry("ann", "owner"), Map.entry("bob", "viewer"))) {
      try (Chromium browser = browser()) {
        signIn(browser, person.getKey(), person.getKey() + "'s long password");
        browser.await(
            "the console",
            "location.pathname === '/console/' && /oidc:"
                + person.getKey()
                + "/.test("
                + NAME
                + ")",
            LIMIT);
        String role =
            browser.value("(async () => (await (await fetch('/api/v1/session')).json()).role)()");
        String users = browser.value("(async () => (await fetch('/api/v1/users')).status)()");
        see(
            person.getKey()
                + " signs in at the provider: role "
                + role
                + ", address afterwards "
                + browser.value("location.pathname + location.search")
                + ", list of people "
                + users);
        assertEquals(person.getValue(), role);
        assertEquals(role.equals("owner") ? "200" : "403", users);

        browser.value(
            "(async () => { const s = await (await fetch('/api/v1/session')).json(); return (await fetch('/api/v1/session', {method: 'DELETE', headers: {'X-Myelin-Csrf': s.csrf}})).status })()");
        assertEquals(
            "401", browser.value("(async () => (await fetch('/api/v1/blocks')).status)()"));
        see(person.getKey() + " signs out: 401 from then on");
      }
    }
  }

  @Test
  @Order(3)
  void shouldRefuseAWrongPasswordAndWhoHasNoRole() throws Exception {
    try (Chromium browser = browser()) {
      signIn(browser, "bob", "not bob's password");
      browser.await("the provider's refusal", "/nvalid/.test(document.body.textContent)", LIMIT);
      see("bob with a wrong password: refused by the provider");
    }
    try (Chromium browser = browser()) {
      signIn(browser, "eve", "eve's long password");
      browser.await(
          "words",
          "/no group that has a role/.test(document.querySelector('.refusal')?.textContent)",
          LIMIT);
      assertEquals("401", browser.value("(async () => (await fetch('/api/v1/blocks')).status)()"));
      see(
          "eve, in no group: '"
              + browser.value("document.querySelector('.refusal').textContent")
              + "'");
    }
  }

  @Test
  @Order(4)
  void shouldTakeNoAnswerThatThisBrowserDidNotAskFor() throws Exception {
    try (Chromium browser = browser()) {
      browser.open(platform.address() + "/api/v1/session/oidc/callback?state=made-up&code=made-up");
      browser.await(
          "words", "/was not taken/.test(document.querySelector('.refusal')?.textContent)", LIMIT);
      see("an answer that was not asked for: refused");
    }
    String audit = Files.readString(platform.data().resolve("access/audit.log"));
    assertTrue(audit.contains("oidc:ann") && audit.contains("oidc:bob"), audit);
    assertTrue(
        Stream.of("long password", "secret of the client").noneMatch(audit::contains), audit);
    see("audit log: names ann and bob, holds no password and no secret");
  }

  private static Chromium browser() throws Exception {
    return Chromium.start(Chromium.installed().orElseThrow(), 1280, 900);
  }

  private static void begin(Chromium browser) throws Exception {
    browser.open(platform.address() + "/console/signin");
    browser.await(
        "the way to the provider",
        "!!document.querySelector('a[href$=oidc]:not([hidden])')",
        LIMIT);
    browser.value("document.querySelector('a[href$=oidc]').click()");
  }

  private static void signIn(Chromium browser, String name, String password) throws Exception {
    begin(browser);
    browser.await("the provider's form", "!!document.getElementById('kc-login')", LIMIT);
    browser.value("document.getElementById('username').value = '" + name + "'");
    browser.value("document.getElementById('password').value = \"" + password + "\"");
    browser.value("document.getElementById('kc-login').click()");
  }

  /** Starts the provider with the realm of the test, which knows where this node is. */
  private static void launch() throws Exception {
    Path home;
    try (Stream<Path> found = Files.list(Path.of("target", "keycloak"))) {
      home = found.filter(Files::isDirectory).findFirst().orElseThrow().toAbsolutePath();
    }
    Path imports = Files.createDirectories(home.resolve("data/import"));
    try (InputStream realm = KeycloakSignIn.class.getResourceAsStream("/keycloak/realm.json")) {
      Files.writeString(
          imports.resolve("realm.json"),
          new String(Objects.requireNonNull(realm).readAllBytes(), StandardCharsets.UTF_8)
              .replace("REDIRECT", platform.address() + "/api/v1/session/oidc/callback"));
    }
    ProcessBuilder builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + URI.create(issuer).getPort(),
                "--cache=local",
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "keycloak.log").toFile());
    builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m");
    keycloak = builder.start();
    long begun = System.nanoTime();
    while (!answers()) {
      assertTrue(keycloak.isAlive(), () -> "Keycloak ended; see target/keycloak.log");
      assertTrue(System.nanoTime() - begun < START.toNanos(), "Keycloak did not come up");
      TimeUnit.SECONDS.sleep(1);
    }
    see(
        home.getFileName()
            + " up with realm 'myelin', client that asks for PKCE S256 and its secret");
    // The node asks a provider that was away again after some seconds.
    TimeUnit.SECONDS.sleep(6);
  }

  private static boolean answers() throws InterruptedException {
    try {
      return HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration"))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void see(String what) {
    System.out.println("keycloak: " + what);
    SEEN.add(what);
  }
}
