package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.OwnerToken;
import io.myelin.api.testing.Contract;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole node whose changes wait for a second person, over HTTP, by command and in the browser.
 */
class SecondPersonIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PASSWORD = "correct horse battery";
  private static final String APPROVAL = "X-Myelin-Approval";

  @TempDir private Path dir = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  private static final Map<String, Person> PEOPLE = new HashMap<>();

  /** Somebody who is signed in. */
  private record Person(String cookie, String mark) {}

  /** People are there before the node asks for two of them. */
  @BeforeAll
  static void start() throws Exception {
    Path data = Files.createDirectories(Platform.folder());
    Files.writeString(data.resolve("neurons.json"), "{\"subnets\": []}");
    platform = Platform.up(data, Map.of("MYELIN_SIGN_IN", "always"));
    Map<String, String> roles =
        Map.of(
            "ann", "owner", "bob", "owner", "oli", "operator", "ops", "operator", "vic", "viewer");
    String token = OwnerToken.of(data).read().orElseThrow();
    for (Map.Entry<String, String> each : roles.entrySet()) {
      HttpResponse<String> added =
          send(
              "POST",
              "/api/v1/users",
              user(each.getKey(), each.getValue()),
              "Authorization",
              "Bearer " + token);
      assertEquals(201, added.statusCode(), added.body());
    }
    platform.command("down");
    platform =
        Platform.up(data, Map.of("MYELIN_SIGN_IN", "always", "MYELIN_SECOND_PERSON", "required"));
    platform.awaitPage("/console/", LIMIT);
    for (String name : roles.keySet()) {
      String proof = "{\"name\":\"" + name + "\",\"password\":\"" + PASSWORD + "\"}";
      HttpResponse<String> in =
          send("POST", "/api/v1/session", proof.getBytes(StandardCharsets.UTF_8), "X-A", "1");
      assertEquals(200, in.statusCode(), in.body());
      String cookie = in.headers().firstValue("Set-Cookie").orElse("").split(";")[0];
      PEOPLE.put(name, new Person(cookie, JSON.readTree(in.body()).path("csrf").asText()));
    }
    contract = new Contract(as("ann", "GET", "/api/v1/openapi", new byte[0], "").body());
  }

  @AfterAll
  static void stop() throws Exception {
    platform.down();
  }

  private static byte[] user(String name, String role) {
    return ("{\"name\":\""
            + name
            + "\",\"role\":\""
            + role
            + "\",\"password\":\""
            + PASSWORD
            + "\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static HttpResponse<String> send(
      String method, String path, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(platform.address() + path))
            .timeout(LIMIT)
            .header("X-Myelin-Request", "1")
            .header(
                "Content-Type",
                path.split("\\?", 2)[0].equals("/host/api/v1/plugins")
                    ? "application/octet-stream"
                    : "application/json")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .headers(headers);
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> as(
      String name, String method, String path, byte[] body, String approval) throws Exception {
    Person person = PEOPLE.getOrDefault(name, new Person("", ""));
    return approval.isEmpty()
        ? send(method, path, body, "Cookie", person.cookie(), "X-Myelin-Csrf", person.mark())
        : send(
            method,
            path,
            body,
            "Cookie",
            person.cookie(),
            "X-Myelin-Csrf",
            person.mark(),
            APPROVAL,
            approval);
  }

  private static String asked(String name, String method, String path, byte[] body)
      throws Exception {
    HttpResponse<String> answer = as(name, method, path, body, "");
    assertEquals(202, answer.statusCode(), answer.body());
    assertEquals("waiting", JSON.readTree(answer.body()).path("state").asText(), answer.body());
    return answer.headers().firstValue(APPROVAL).orElseThrow();
  }

  private static HttpResponse<String> decided(String name, String id, String decision)
      throws Exception {
    byte[] body = ("{\"decision\":\"" + decision + "\"}").getBytes(StandardCharsets.UTF_8);
    return as(name, "POST", "/api/v1/approvals/" + id, body, "");
  }

  private static String code(HttpResponse<String> answer) throws Exception {
    return JSON.readTree(answer.body()).path("code").asText();
  }

  private static JsonNode seen(String name) throws Exception {
    return JSON.readTree(as(name, "GET", "/api/v1/approvals", new byte[0], "").body())
        .path("items");
  }

  @Test
  void shouldTakeAJarInOnceAnotherOperatorAgreedToItsVeryBytes() throws Exception {
    byte[] jar = Files.readAllBytes(HelloJar.in(dir, "agreed", "1.0.0"));
    byte[] other = Files.readAllBytes(HelloJar.in(dir, "other", "1.0.0"));
    String path = "/host/api/v1/plugins?name=agreed.jar&allowUnsigned=true";
    assertEquals(200, as("oli", "POST", path + "&dryRun=true", jar, "").statusCode());
    String id = asked("oli", "POST", path, jar);

    assertEquals(0, seen("vic").size());
    assertTrue(seen("ops").toString().contains(id));
    assertEquals("role-refused", code(decided("vic", id, "approve")));
    assertEquals("approval-of-oneself", code(decided("oli", id, "approve")));
    JsonNode approved = JSON.readTree(decided("ops", id, "approve").body());
    assertTrue(
        approved.path("cli").asText().startsWith("./myelin approvals approve " + id),
        approved.toString());
    assertTrue(
        approved.path("curl").asText().endsWith("/api/v1/approvals/" + id), approved.toString());

    assertEquals("approval-of-another-change", code(as("oli", "POST", path, other, id)));
    assertEquals("approval-of-another", code(as("ops", "POST", path, jar, id)));
    assertEquals(
        404, as("oli", "GET", "/host/api/v1/plugins/agreed", new byte[0], "").statusCode());
    HttpResponse<String> brought = as("oli", "POST", path, jar, id);
    assertEquals(202, brought.statusCode(), brought.body());
    assertEquals("plugin.install", JSON.readTree(brought.body()).path("what").asText());
    assertEquals("approval-used", code(as("oli", "POST", path, jar, id)));
    platform.await("/host/api/v1/plugins/agreed", plugin -> plugin.has("id"), LIMIT);
    String list = platform.command("audit", "list", "--limit", "40");
    assertTrue(
        list.contains("asked  plugin.install") && list.contains("approved by ops: " + id), list);
    assertTrue(platform.command("audit", "verify").contains("Every entry is as it was written"));
  }

  /** A whole body of each, so that a look at it is answered and not refused. */
  private static byte[] body(String operation) {
    String words =
        switch (operation) {
          case "POST /api/v1/users" -> new String(user("new", "viewer"), StandardCharsets.UTF_8);
          case "PUT /api/v1/users/{name}" -> "{\"role\":\"auditor\"}";
          case "POST /api/v1/tokens" -> "{\"name\":\"new\",\"role\":\"viewer\",\"days\":1}";
          case "POST /host/api/v1/neurons", "POST /host/api/v1/plugins/{id}/approve" -> "{}";
          default -> "";
        };
    return words.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Contract.Operation> held() {
    Set<String> table = Contract.agreedOn();
    List<Contract.Operation> held =
        contract.operations().stream().filter(each -> table.contains(each.toString())).toList();
    assertEquals(table.size(), held.size(), table.toString());
    return held;
  }

  private static void holds(Contract.Operation told, HttpResponse<String> answer) throws Exception {
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    assertEquals(
        List.of(),
        contract.faults(told, answer.statusCode(), type, answer.body()),
        told + " was answered with " + answer.statusCode() + " " + answer.body());
  }

  @Test
  void shouldAnswerEveryChangeThatWaitsAsTheDocumentSays() throws Exception {
    for (Contract.Operation each : held()) {
      String path = each.path().replaceAll("\\{\\w+\\}", "vic") + "?name=document";
      HttpResponse<String> answer = as("bob", each.method(), path, body(each.toString()), "");
      assertEquals(202, answer.statusCode(), each + ": " + answer.body());
      holds(each, answer);
      String id = answer.headers().firstValue(APPROVAL).orElseThrow();
      assertEquals(id, JSON.readTree(answer.body()).path("id").asText());
      assertEquals(200, decided("bob", id, "refuse").statusCode());
    }
  }

  /** It changes nothing, so nobody has to agree; what the change would refuse is refused. */
  @Test
  void shouldSayAtOnceWhatAChangeWouldMake() throws Exception {
    int before = seen("bob").size();
    Map<String, String> people = Map.of("id", "none", "name", "vic");
    for (Contract.Operation each : held()) {
      String path = each.path();
      for (Map.Entry<String, String> part : people.entrySet()) {
        path = path.replace("{" + part.getKey() + "}", part.getValue());
      }
      HttpResponse<String> answer =
          as("bob", each.method(), path + "?dryRun=true", body(each.toString()), "");
      holds(each, answer);
      boolean there = !each.path().contains("{id}") && !each.path().contains("neurons/");
      int expected =
          switch (each.toString()) {
            case "POST /host/api/v1/plugins" -> 422;
            case "POST /host/api/v1/neurons" -> 400;
            default -> there ? 200 : 404;
          };
      assertEquals(expected, answer.statusCode(), each + ": " + answer.body());
      assertEquals(
          403,
          as("vic", each.method(), path + "?dryRun=true", body(each.toString()), "").statusCode());
    }
    assertEquals(before, seen("bob").size());
    assertEquals(404, as("bob", "GET", "/api/v1/users/new", new byte[0], "").statusCode());
    assertEquals(200, as("bob", "GET", "/api/v1/users/vic", new byte[0], "").statusCode());
  }

  @Test
  void shouldTakeTheMachinesOwnerAsOnePersonLikeAnyOther() throws Exception {
    String id = asked("ann", "POST", "/api/v1/users", user("eve", "viewer"));
    assertEquals(404, decided("ops", id, "approve").statusCode());
    String list = platform.command("approvals", "list");
    assertTrue(list.contains(id + "  waiting  user.add") && !list.contains(PASSWORD), list);
    platform.command("approvals", "approve", id, "--reason", "welcome");
    assertEquals(201, as("ann", "POST", "/api/v1/users", user("eve", "viewer"), id).statusCode());

    String waits = refused("neuron", "stop", "none");
    assertTrue(waits.contains("This waits for a second person"), waits);
    String stop =
        JSON.readTree(platform.command("approvals", "list", "--json")).findParents("own").stream()
            .filter(each -> each.path("change").asText().equals("neurons.stop"))
            .map(each -> each.path("id").asText())
            .findAny()
            .orElseThrow();
    String own = refused("approvals", "approve", stop);
    assertTrue(own.contains("is the same person"), own);
    assertEquals(200, decided("bob", stop, "approve").statusCode());
    String made = refused("neuron", "stop", "none");
    assertTrue(made.contains("none") && !made.contains("second person"), made);
    String used = platform.command("approvals", "list");
    assertTrue(used.contains(stop + "  used by bob"), used);
    assertTrue(platform.command("signin").contains("/console/signin#"));
  }

  private static String refused(String... words) throws Exception {
    try {
      return "not refused: " + platform.command(words);
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  @Test
  void shouldSayOnThePageThatAChangeWaitsAndMakeItWhenSomebodyAgreed() throws Exception {
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    String main = "document.querySelector('main').textContent";
    try (Chromium page = Chromium.start(Chromium.installed().orElseThrow(), 1280, 900)) {
      page.open(JSON.readTree(platform.command("signin", "--json")).path("link").asText());
      page.await("the owner's name", "!!document.querySelector('.person .note')", LIMIT);
      ConsolePage.show(page, platform.address().toString(), "/operations/tokens");
      page.await(
          "the form", "!!document.querySelector('#make-token button:not(:disabled)')", LIMIT);
      page.value("document.getElementById('make-token-name').value = 'agreed'");
      page.value("document.querySelector('#make-token button').click()");
      page.await("that it waits", main + ".includes('Waits for a second person')", LIMIT);
      String id = page.value("document.querySelector('.waits a').textContent").split(" ")[1];
      assertEquals(200, decided("bob", id, "approve").statusCode());
      page.await("the token", main + ".includes('Nobody can see it again')", LIMIT);

      String asked = asked("ann", "DELETE", "/api/v1/users/vic", new byte[0]);
      ConsolePage.show(page, platform.address().toString(), "/operations/approvals");
      page.await("what waits", main + ".includes('/api/v1/users/vic')", LIMIT);
      String row =
          "[...document.querySelectorAll('#approvals tbody tr')].find(r =>"
              + " r.textContent.includes('/api/v1/users/vic') &&"
              + " r.textContent.includes('waiting'))";
      String refuse =
          "[..." + row + ".querySelectorAll('button')].find(b => b.textContent === 'Refuse')";
      page.await("the button", "!!" + row + " && !!" + refuse, LIMIT);
      page.value(refuse + ".click()");
      page.await("the reason's field", "!!document.querySelector('dialog[open] input')", LIMIT);
      assertTrue(
          page.value("document.querySelector('dialog[open] label').textContent")
              .contains("Reason (optional)"));
      page.value("document.querySelector('dialog[open] input').value = 'she is on leave only'");
      page.value("document.querySelector('dialog[open] button[value=go]').click()");
      page.await("why it is refused", main + ".includes('by owner: she is on leave only')", LIMIT);
      assertTrue(
          platform
              .command("approvals", "list")
              .contains(asked + "  refused by owner (she is on leave only)"));
      assertEquals(
          "approval-refused", code(as("ann", "DELETE", "/api/v1/users/vic", new byte[0], asked)));
    }
  }
}
