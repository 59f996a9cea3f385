package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.Operation;
import io.myelin.access.Operations;
import io.myelin.access.OwnerToken;
import io.myelin.access.Permission;
import io.myelin.access.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who may do what on a whole node that asks everybody to sign in, over HTTP as anybody comes. */
class AccessIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PASSWORD = "correct horse battery";

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @BeforeAll
  static void start() throws Exception {
    platform = Platform.upWithSignIn();
    platform.awaitPage("/console/", LIMIT);
  }

  @AfterAll
  static void stop() throws Exception {
    platform.down();
  }

  /** A request: method, path, and headers in pairs. */
  private static HttpResponse<String> ask(
      String method, String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.address().resolve(path))
            .timeout(LIMIT)
            .header("X-Myelin-Request", "1")
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String[] bearer(String token) {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private static String owner() {
    return OwnerToken.of(platform.data()).read().orElseThrow();
  }

  private static String token(Role role) throws Exception {
    HttpResponse<String> made =
        ask(
            "POST",
            "/api/v1/tokens",
            "{\"name\":\"it\",\"role\":\"" + role.word() + "\",\"days\":1}",
            bearer(owner()));
    assertEquals(201, made.statusCode(), made.body());
    return JSON.readTree(made.body()).path("secret").asText();
  }

  @Test
  void shouldHoldEveryOperationOfAllApplicationsAgainstTheTable() throws Exception {
    Map<String, String> tokens = new TreeMap<>();
    for (Role role : Role.values()) {
      tokens.put(role.word(), token(role));
    }
    int asked = 0;
    for (Operation each : Operations.all()) {
      String path = path(each);
      HttpResponse<String> nobody = ask(each.method(), path, "", "X-Nobody", "1");
      assertEquals(
          each.permission() != Permission.ANYONE,
          code(nobody).equals("sign-in-needed"),
          each + " as nobody: " + nobody.statusCode() + " " + nobody.body());
      for (Role role : Role.values()) {
        if (each.allows(role) && each.change().isPresent() && !harmless(each)) {
          continue;
        }
        HttpResponse<String> answer =
            ask(each.method(), path, "", bearer(String.valueOf(tokens.get(role.word()))));
        boolean refused = Set.of("role-refused", "sign-in-needed").contains(code(answer));
        assertEquals(
            each.allows(role),
            !refused,
            each + " as " + role + ": " + answer.statusCode() + " " + answer.body());
        asked++;
      }
    }
    assertTrue(asked > 100, "asked " + asked);
  }

  /** Every change is asked for by who may, too, unless it would end what the test goes on with. */
  private static boolean harmless(Operation each) {
    return !each.change().orElse("").equals("sign-in-link.make");
  }

  private static String path(Operation each) {
    String prefix = each.application().equals("node") ? "" : "/" + each.application();
    return prefix
        + each.path()
            .replaceAll("\\?([^=]*)$", "?$1=true")
            .replace("{synapse:[A-Z][A-Za-z0-9_]{0,99}}", "TextSynapse")
            .replace("{sha256:[0-9a-f]{64}}", "0".repeat(64))
            .replaceAll("\\{[a-z0-9]+\\}", "none")
            .replace("**", "none");
  }

  private static String code(HttpResponse<String> answer) {
    Matcher code = Pattern.compile("\"code\":\"([a-z-]+)\"").matcher(answer.body());
    return code.find() ? code.group(1) : "";
  }

  @Test
  void shouldSignInByALinkAndByPasswordWithOneCookieForAllApplications() throws Exception {
    String link = JSON.readTree(platform.command("signin", "--json")).path("link").asText();
    assertTrue(link.startsWith(platform.address() + "/console/signin#"), link);
    String secret = link.substring(link.indexOf('#') + 1);
    HttpResponse<String> first = form("link=" + secret);
    assertEquals(303, first.statusCode(), first.body());
    assertEquals("/console/", first.headers().firstValue("Location").orElse(""));
    String cookie = cookie(first);
    assertEquals(401, form("link=" + secret).statusCode());

    HttpResponse<String> said = ask("GET", "/api/v1/session", "", "Cookie", cookie);
    assertEquals("no-store", said.headers().firstValue("Cache-Control").orElse(""));
    JsonNode who = JSON.readTree(said.body());
    assertEquals("owner", who.path("role").asText(), who.toString());
    String csrf = who.path("csrf").asText();
    assertEquals(200, ask("GET", "/host/api/scores", "", "Cookie", cookie).statusCode());
    String ann = "{\"name\":\"ann\",\"role\":\"operator\",\"password\":\"" + PASSWORD + "\"}";
    assertEquals("csrf", code(ask("POST", "/api/v1/users", ann, "Cookie", cookie)));
    assertEquals(
        201,
        ask("POST", "/api/v1/users", ann, "Cookie", cookie, "X-Myelin-Csrf", csrf).statusCode());

    assertEquals(401, form("name=ann&password=wrong").statusCode());
    HttpResponse<String> in =
        form(
            "name=ann&next=%2Fconsole%2Fsubnets&password="
                + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    assertEquals("/console/subnets", in.headers().firstValue("Location").orElse(""), in.body());
    String anns = cookie(in);
    assertEquals("role-refused", code(ask("GET", "/api/v1/audit", "", "Cookie", anns)));
    JsonNode sessions =
        JSON.readTree(ask("GET", "/api/v1/sessions", "", "Cookie", cookie).body()).path("items");
    for (JsonNode each : sessions) {
      if (each.path("name").asText().equals("ann")) {
        String path = "/api/v1/sessions/" + each.path("id").asText();
        assertEquals(
            204, ask("DELETE", path, "", "Cookie", cookie, "X-Myelin-Csrf", csrf).statusCode());
      }
    }
    assertEquals("sign-in-needed", code(ask("GET", "/api/v1/status", "", "Cookie", anns)));
    assertEquals(
        204,
        ask("DELETE", "/api/v1/session", "", "Cookie", cookie, "X-Myelin-Csrf", csrf).statusCode());
    assertEquals("sign-in-needed", code(ask("GET", "/api/v1/status", "", "Cookie", cookie)));
  }

  /** Whoever follows the node hears nothing more when they may read no longer. */
  @Test
  void shouldEndTheLiveStreamWithItsSignIn() throws Exception {
    String token = token(Role.VIEWER);
    String link = JSON.readTree(platform.command("signin", "--json")).path("link").asText();
    String cookie = cookie(form("link=" + link.substring(link.indexOf('#') + 1)));
    JsonNode session = JSON.readTree(ask("GET", "/api/v1/session", "", "Cookie", cookie).body());
    CompletableFuture<Void> program = follow(bearer(token));
    CompletableFuture<Void> person = follow("Cookie", cookie);
    CompletableFuture<Void> owner = follow(bearer(owner()));
    TimeUnit.SECONDS.sleep(3);
    assertFalse(program.isDone() || person.isDone() || owner.isDone(), "a stream ended by itself");

    String revoke = "/api/v1/tokens/" + token.substring(4, 20);
    assertEquals(204, ask("DELETE", revoke, "", bearer(owner())).statusCode());
    program.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertFalse(person.isDone(), "the stream of a session ended with somebody else's token");
    String mark = session.path("csrf").asText();
    String[] own = {"Cookie", cookie, "X-Myelin-Csrf", mark};
    assertEquals(204, ask("DELETE", "/api/v1/session", "", own).statusCode());
    person.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertFalse(owner.isDone(), "the owner's stream ended with somebody else's session");
    owner.cancel(true);
    assertEquals(401, ask("GET", "/api/v1/stream", "", "Cookie", cookie).statusCode());
  }

  @Test
  void shouldSayOnAPageWhoseSessionEndedThatOneHasToSignIn() throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    String state = "document.getElementById('link')?.dataset.state";
    try (Chromium page = Chromium.start(Chromium.installed().orElseThrow(), 1280, 900)) {
      page.open(JSON.readTree(platform.command("signin", "--json")).path("link").asText());
      page.await("a live page", state + " === 'live'", LIMIT);
      // Whatever the node is asked from now on takes its time.
      page.value(
          "(() => { const own = window.fetch; window.fetch = async (...asked) =>"
              + " { await new Promise(done => setTimeout(done, 2500)); return own(...asked); }; })()");
      JsonNode sessions = JSON.readTree(ask("GET", "/api/v1/sessions", "", bearer(owner())).body());
      for (JsonNode each : sessions.path("items")) {
        if (each.path("agent").asText().contains("Chrom")) {
          String path = "/api/v1/sessions/" + each.path("id").asText();
          assertEquals(204, ask("DELETE", path, "", bearer(owner())).statusCode());
        }
      }
      page.await("a word about it", state + " === 'signedout'", LIMIT);
      String said = page.value("document.getElementById('trouble').textContent");
      assertTrue(said.contains("The node runs") && said.contains("you sign in"), said);
      assertEquals(List.of(), Contrast.of(page).tooWeak());

      page.open(platform.address() + "/console/subnets");
      String signedOut =
          "/Shown to who is signed in/.test(document.querySelector('main')?.textContent)";
      page.await("one word for each part", signedOut, LIMIT);
      assertEquals(List.of(), Contrast.of(page).tooWeak());
    }
  }

  /** Reads the live stream; done when it has ended. */
  private static CompletableFuture<Void> follow(String... headers) throws Exception {
    HttpResponse<InputStream> answer =
        HTTP.send(
            HttpRequest.newBuilder(platform.address().resolve("/api/v1/stream"))
                .headers(headers)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    assertEquals(200, answer.statusCode());
    return CompletableFuture.runAsync(
        () -> {
          try (InputStream body = answer.body()) {
            body.transferTo(OutputStream.nullOutputStream());
          } catch (IOException broken) {
            // broken off is ended as well
          }
        },
        task -> {
          Thread reader = new Thread(task, "follows");
          reader.setDaemon(true);
          reader.start();
        });
  }

  private static HttpResponse<String> form(String body) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(platform.address().resolve("/console/signin"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElse("");
    assertTrue(
        set.matches(
            "myelin-session-[0-9]+=[A-Za-z0-9_-]{43}; Path=/; Max-Age=43200; HttpOnly;"
                + " SameSite=Lax"),
        set);
    return set.substring(0, set.indexOf(';'));
  }

  @Test
  void shouldShowASignInPageThatAsksNobodyElse() throws Exception {
    for (String path : List.of("/console/signin", "/console/signin/recover")) {
      HttpResponse<String> page = ask("GET", path, "");
      assertEquals(200, page.statusCode());
      assertTrue(page.body().contains("<h1>"), page.body());
      assertFalse(page.body().matches("(?s).*https?://.*"), page.body());
      assertEquals("no-store", page.headers().firstValue("Cache-Control").orElse(""));
    }
    assertEquals(405, ask("POST", "/console/other", "").statusCode());
  }

  /** What a browser asks for by itself, and what the page names, and nothing beside them. */
  @Test
  void shouldGiveItsIconToWhoIsNotSignedInYet() throws Exception {
    HttpResponse<String> root = ask("GET", "/favicon.ico", "");
    assertEquals(302, root.statusCode(), root.body());
    HttpResponse<String> stable = ask("GET", place(root), "");
    assertEquals(302, stable.statusCode(), stable.body());
    HttpResponse<String> icon = ask("GET", place(stable), "");
    assertEquals(200, icon.statusCode(), icon.body());
    assertEquals("image/svg+xml", icon.headers().firstValue("Content-Type").orElse(""));
    for (String path : List.of("/console/signin", "/console/signin/recover", "/console/")) {
      assertTrue(
          ask("GET", path, "").body().contains("type=\"image/svg+xml\" href=\"" + place(stable)),
          path);
    }
    for (String other : List.of("/favicon.icon", "/favicon.ico/x", "/icon.svg")) {
      assertEquals("sign-in-needed", code(ask("GET", other, "")), other);
    }
  }

  private static String place(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElse("")).getPath();
  }

  @Test
  void shouldWriteNoSecretIntoALogAndKeepAnAuditLogThatHolds() throws Exception {
    String token = token(Role.VIEWER);
    String link = JSON.readTree(platform.command("signin", "--json")).path("link").asText();
    String secret = link.substring(link.indexOf('#') + 1);
    form("link=" + secret);
    try (Stream<Path> logs = Files.walk(platform.data().resolve("logs"))) {
      for (Path log : logs.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        for (String each : List.of(secret, token.substring(21), owner())) {
          assertFalse(text.contains(each), log + " has a secret in it");
        }
      }
    }
    String list = "";
    // so many refusals a minute are noted, and other tests are refused a lot
    for (int each = 0; each < 60 && !list.contains("refused  index.rebuild"); each++) {
      assertEquals("role-refused", code(ask("POST", "/api/v1/index/rebuild", "", bearer(token))));
      list = platform.command("audit", "list", "--limit", "200");
      TimeUnit.SECONDS.sleep(1);
    }
    assertTrue(list.contains("index.rebuild") && list.contains("role-refused"), list);
    assertTrue(list.contains("token.make") && list.contains("by owner-token"), list);
    assertTrue(platform.command("audit", "verify").contains("Every entry is as it was written"));
    JsonNode head = JSON.readTree(ask("GET", "/api/v1/audit/head", "", bearer(owner())).body());
    assertTrue(head.path("sound").asBoolean(), head.toString());
  }

  @Test
  void shouldLetTheCommandsOfTheNodesMachineThrough() throws Exception {
    assertTrue(platform.command("status").contains("block"));
    assertTrue(platform.command("index", "status").contains("block"));
    platform.command("supply", "--verify");
    platform.command("neuron", "list");
  }

  @Test
  void shouldSayInItsOwnWordsWhyAProviderBroughtSomebodyBack() throws Exception {
    HttpResponse<String> known = ask("GET", "/console/signin?refused=no-role", "", "X-Nobody", "1");
    assertTrue(known.body().contains("in no group that has a role"), known.body());
    HttpResponse<String> madeUp =
        ask("GET", "/console/signin?refused=call-12345", "", "X-Nobody", "1");
    assertEquals(200, madeUp.statusCode());
    assertFalse(madeUp.body().contains("call-12345"), madeUp.body());
  }
}
