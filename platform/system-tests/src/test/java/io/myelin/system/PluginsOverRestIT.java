package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.OwnerToken;
import io.myelin.access.Role;
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
import java.util.Random;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A jar's way through the host's interface, and what strangers to it try there. */
@ExtendWith(TextMarket.class)
class PluginsOverRestIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String PLUGINS = "/host/api/v1/plugins";
  private static final String ID = "rest-hello";
  private static final String UNSIGNED = PLUGINS + "?name=hello.jar&allowUnsigned=true";

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @TempDir private Path dir = Path.of("");

  @BeforeAll
  static void take(Platform shared) {
    platform = shared;
  }

  @AfterEach
  void takeAway() throws Exception {
    ask("DELETE", PLUGINS + "/" + ID + "?confirm=" + ID, new byte[0]);
  }

  @Test
  void shouldVerifyKeepApproveReplaceRollBackAndRemoveAJar() throws Exception {
    byte[] first = Files.readAllBytes(HelloJar.in(dir, ID, "1.0.0"));
    JsonNode looked = body(200, ask("POST", UNSIGNED + "&dryRun=true", first));
    assertEquals("install", looked.path("would").asText());
    assertEquals(404, ask("GET", PLUGINS + "/" + ID, new byte[0]).statusCode());

    HttpResponse<String> sent = ask("POST", UNSIGNED, first, "Idempotency-Key", "first");
    JsonNode job = body(202, sent);
    assertEquals("/host/api/v1/jobs/" + job.path("id").asText(), location(sent));
    assertEquals("waiting", settled(sent).path("state").asText(), job.toString());
    assertTrue(job.path("cli").asText().startsWith("./myelin plugin install hello.jar"));
    assertTrue(job.path("curl").asText().contains("--data-binary @hello.jar"));
    JsonNode again = body(202, ask("POST", UNSIGNED, first, "Idempotency-Key", "first"));
    assertEquals(job, again);
    body(409, ask("POST", UNSIGNED, new byte[9], "Idempotency-Key", "first"));

    JsonNode plugin = body(200, ask("GET", PLUGINS + "/" + ID, new byte[0]));
    assertEquals("WAITING", plugin.path("state").asText());
    ObjectNode approval = JSON.createObjectNode();
    approval.set("sha256", plugin.at("/versions/0/sha256"));
    ObjectNode other = ((ObjectNode) plugin.path("asked")).deepCopy();
    approval.set("grants", other.put("threads", 99));
    String refusal = body(409, approve(approval)).path("detail").asText();
    assertTrue(refusal.contains("threads: 99"), refusal);
    approval.set("grants", plugin.path("asked"));
    String stale = body(412, approve(approval, "If-Match", "\"0\"")).path("detail").asText();
    assertTrue(stale.contains(ID + " is waiting, waiting 1.0.0"), stale);
    String tag = "\"" + plugin.path("tag").asText() + "\"";
    JsonNode approved = body(200, approve(approval, "If-Match", tag));
    assertEquals(ID + " 1.0.0 is approved and live", approved.path("sentence").asText());
    assertEquals("LIVE", approved.at("/plugin/state").asText());
    platform.await(location(sent), each -> each.path("state").asText().equals("done"), LIMIT);

    byte[] newer = Files.readAllBytes(HelloJar.in(dir, ID, "1.1.0"));
    HttpResponse<String> upgraded = ask("POST", UNSIGNED, newer);
    JsonNode upgrade = body(202, upgraded);
    assertTrue(upgrade.path("cli").asText().contains("plugin upgrade " + ID), upgrade.toString());
    settled(upgraded);
    assertTrue(live().contains("\"1.1.0\""), live());
    body(200, ask("POST", PLUGINS + "/" + ID + "/rollback", new byte[0]));
    assertEquals("[\"1.0.0\"]", live());
    JsonNode gone = body(409, ask("POST", PLUGINS + "/" + ID + "/rollback", new byte[0]));
    assertTrue(gone.path("detail").asText().contains("it has no earlier version"));

    JsonNode unsure = body(409, ask("DELETE", PLUGINS + "/" + ID, new byte[0]));
    assertTrue(unsure.path("detail").asText().contains("nobody said yes; no neuron uses it"));
    JsonNode removed = body(200, ask("DELETE", PLUGINS + "/" + ID + "?confirm=" + ID, new byte[0]));
    assertEquals(ID + " 1.0.0 is removed; no neuron uses it", removed.path("sentence").asText());
    body(404, ask("GET", PLUGINS + "/" + ID, new byte[0]));
    String audit = ask("GET", "/api/v1/audit?limit=100", new byte[0]).body();
    for (String change : List.of("install", "approve", "rollback", "remove")) {
      assertTrue(audit.contains("plugin." + change), change + ": " + audit);
    }
  }

  @Test
  void shouldRefuseWhatTheCommandRefusesInTheSameWords() throws Exception {
    byte[] noise = new byte[5_000];
    new Random(1).nextBytes(noise);
    byte[] unsigned = Files.readAllBytes(HelloJar.in(dir, ID, "1.0.0"));
    for (byte[] jar : List.of(noise, new byte[0], bomb(), unsigned)) {
      Path file = Files.write(dir.resolve("sent.jar"), jar);
      String said = "";
      try {
        platform.command("plugin", "verify", file.toString());
      } catch (IllegalStateException refused) {
        said = String.valueOf(refused.getMessage());
      }
      String detail =
          body(422, ask("POST", PLUGINS + "?name=sent.jar", jar)).path("detail").asText();
      assertTrue(said.contains(detail), detail + " is not in " + said);
    }
    assertFalse(ask("GET", PLUGINS, new byte[0]).body().contains(ID));
    try (var left = Files.list(platform.data().resolve("plugins/jars"))) {
      assertEquals(List.of(), left.filter(each -> each.toString().contains(".new-")).toList());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "POST, '?name=..%2F..%2Fneurons.json', 400",
    "POST, '?name=a%0Ab.jar', 400",
    "POST, ?allowUnsigned=yes, 400",
    "POST, ?allowUnsigned=false&allowUnsigned=true, 400",
    "POST, ?dryRun=, 422",
    "POST, ?unsigned=true, 400",
    "POST, ?blob=../../access/owner.token, 400",
    "GET, /..%2f..%2faccess, 400",
    "GET, /neurons, 404",
    "POST, /none/approve, 400",
    "POST, /none/rollback, 404",
    "PUT, /none, 405"
  })
  void shouldRefuseOddRequests(String method, String rest, int status) throws Exception {
    byte[] body = method.equals("GET") ? new byte[0] : "x".getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer = ask(method, PLUGINS + rest, body);
    assertTrue(answer.statusCode() == status || answer.statusCode() == 415, answer.body());
    assertTrue(answer.body().contains("\"code\":\""), answer.body());
    assertFalse(answer.body().contains(platform.data().toString()), answer.body());
  }

  @Test
  void shouldRefuseOtherMediaAndBodiesThatAreTooLarge() throws Exception {
    HttpRequest.Builder form =
        HttpRequest.newBuilder(platform.address().resolve(PLUGINS))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("a=b"));
    assertEquals(415, HTTP.send(form.build(), HttpResponse.BodyHandlers.ofString()).statusCode());
    JsonNode approval = JSON.createObjectNode().put("sha256", "x".repeat(300 << 10));
    assertEquals(413, approve(approval).statusCode());
  }

  @Test
  void shouldLetViewersLookAndNobodyElseChange() throws Exception {
    String viewer = token(Role.VIEWER);
    for (String path : List.of(PLUGINS, "/host/api/v1/neurons", "/host/api/v1/workers")) {
      assertEquals(200, as(viewer, "GET", path).statusCode(), path);
    }
    for (String path : List.of(PLUGINS, PLUGINS + "/" + ID + "/approve")) {
      assertEquals(403, as(viewer, "POST", path).statusCode(), path);
      assertEquals(401, as("", "POST", path).statusCode(), path);
    }
    assertEquals(403, as(viewer, "DELETE", PLUGINS + "/" + ID + "?confirm=" + ID).statusCode());
    assertEquals(403, as(token(Role.AUDITOR), "POST", PLUGINS).statusCode());
  }

  /** Else an operator would read all that the node's user may, by a plugin that says it on. */
  @Test
  void shouldAddNoNeuronThatReadsWhatItsAdderMayNotHaveRead() throws Exception {
    String log = platform.data().resolve("access/audit.log").toString();
    String elsewhere = Files.writeString(dir.resolve("private.txt"), "private").toString();
    for (String token : List.of(token(Role.OPERATOR), token(Role.OWNER), owner())) {
      String own = refusedNeuron(token, log);
      assertTrue(own.contains("names " + log + ", which lies in "), own);
      assertTrue(refusedNeuron(token, "/").contains("no plugin may read those"));
      if (!token.equals(owner())) {
        String strange = refusedNeuron(token, elsewhere);
        assertTrue(strange.contains("is in no folder that may be named here"), strange);
      }
    }
    assertFalse(ask("GET", "/host/api/v1/neurons", new byte[0]).body().contains("\"spy\""));
  }

  private static String refusedNeuron(String token, String path) throws Exception {
    ObjectNode wanted = JSON.createObjectNode().put("netuid", 1);
    wanted
        .putArray("neurons")
        .addObject()
        .put("name", "spy")
        .put("role", "validator")
        .put("coldkeyUri", "//Eve")
        .put("hotkeyUri", "//Eve//spy")
        .putObject("settings")
        .put("text", path);
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve("/host/api/v1/neurons"))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(wanted.toString()))
            .build();
    return body(400, HTTP.send(request, HttpResponse.BodyHandlers.ofString()))
        .path("detail")
        .asText();
  }

  @Test
  void shouldSayHowItIsSetAndWhatItSaidAndRestartAWorker() throws Exception {
    JsonNode settings = body(200, ask("GET", "/host/api/v1/configuration", new byte[0]));
    assertTrue(
        StreamSupport.stream(settings.spliterator(), false)
            .anyMatch(
                each ->
                    each.path("name").asText().equals("myelin.port")
                        && each.path("source").asText().equals("system property")),
        settings.toString());
    JsonNode log = body(200, ask("GET", "/host/api/v1/logs?q=block&limit=5", new byte[0]));
    assertTrue(log.path("lines").size() <= 5 && log.path("sources").size() > 1, log.toString());
    for (JsonNode model : body(200, ask("GET", "/host/api/v1/models", new byte[0]))) {
      assertEquals(64, model.path("sha256").asText().length(), model.toString());
    }

    JsonNode worker = body(200, ask("GET", "/host/api/v1/workers", new byte[0])).path(0);
    String name = worker.path("name").asText();
    HttpResponse<String> restarted =
        ask("POST", "/host/api/v1/neurons/" + name + "/restart", new byte[0]);
    body(202, restarted);
    platform.await(location(restarted), job -> job.path("state").asText().equals("done"), LIMIT);
    platform.await(
        "/host/api/v1/workers",
        rows ->
            StreamSupport.stream(rows.spliterator(), false)
                .anyMatch(
                    row ->
                        row.path("name").asText().equals(name)
                            && row.path("pid").asLong() != worker.path("pid").asLong()
                            && row.path("state").asText().equals("READY")),
        LIMIT);
    body(404, ask("POST", "/host/api/v1/neurons/nobody/restart", new byte[0]));
  }

  private static String live() throws Exception {
    List<JsonNode> versions = new ArrayList<>();
    body(200, ask("GET", PLUGINS + "/" + ID, new byte[0]))
        .path("versions")
        .forEach(each -> versions.add(each.path("version")));
    return versions.toString();
  }

  /** A few kilobytes that would unpack to sixty-four mebibytes. */
  private byte[] bomb() throws Exception {
    Path file = dir.resolve("bomb.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      out.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      for (int each = 0; each < 64; each++) {
        out.write(new byte[1 << 20]);
      }
    }
    return Files.readAllBytes(file);
  }

  private static HttpResponse<String> approve(JsonNode approval, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.address().resolve(PLUGINS + "/" + ID + "/approve"))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(approval.toString()));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> ask(
      String method, String path, byte[] body, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.address().resolve(path))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .header("Content-Type", "application/java-archive")
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> as(String token, String method, String path)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.address().resolve(path))
            .header("X-Myelin-Request", "1")
            .header("Content-Type", "application/java-archive")
            .method(method, HttpRequest.BodyPublishers.ofString(method.equals("POST") ? "x" : ""));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String token(Role role) throws Exception {
    String wanted = "{\"name\":\"of a test\",\"role\":\"" + role.word() + "\",\"days\":1}";
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve("/api/v1/tokens"))
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(wanted))
            .build();
    HttpResponse<String> made = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    return JSON.readTree(made.body()).path("secret").asText();
  }

  private static String owner() {
    return OwnerToken.of(platform.data()).read().orElseThrow();
  }

  /**
   * The job when it goes no further by itself; a large jar is answered for while it is still looked
   * at.
   */
  private JsonNode settled(HttpResponse<String> sent) throws Exception {
    return platform.await(
        location(sent), job -> !job.path("state").asText().equals("running"), LIMIT);
  }

  private static String location(HttpResponse<String> answer) {
    return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
  }

  private static JsonNode body(int status, HttpResponse<String> answer) throws Exception {
    assertEquals(status, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }
}
