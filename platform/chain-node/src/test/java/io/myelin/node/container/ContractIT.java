package io.myelin.node.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.access.OwnerToken;
import io.myelin.api.testing.Contract;
import io.myelin.node.rpc.Transfers;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.MultiSignature;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation of a running node, its answers held against the document that it serves. */
@ExtendWith(ArquillianExtension.class)
class ContractIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int BUSY_TRIES = 60;
  private static final String PROBLEM = "application/problem+json";
  private static final String ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
  private static final String BOB = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
  private static final String TRANSFER =
      "{\"call\":{\"pallet\":\"Balances\",\"name\":\"transfer_keep_alive\",\"args\":{\"dest\":\""
          + ALICE
          + "\",\"value\":\"1000\"}},\"from\":\""
          + BOB
          + "\"}";

  private static final String TOKEN = "{\"name\":\"of a test\",\"role\":\"viewer\",\"days\":1}";

  /** Others write the address of this one, and add to it. */
  private static final String OPEN = "GET /api/v1/session/oidc/callback";

  /** What is sent where a body is needed. */
  private static final Map<String, String> BODIES =
      Map.of(
          "POST /api/v1/extrinsics/dry-run",
          TRANSFER,
          "POST /api/v1/extrinsics/prepare",
          TRANSFER.replace("\"from\"", "\"signer\""),
          "POST /api/v1/extrinsics",
          "{\"extrinsic\":\"0x0404\"}",
          "POST /api/v1/stake/preview",
          "{\"coldkey\":\""
              + BOB
              + "\",\"hotkey\":\""
              + ALICE
              + "\",\"netuid\":1,\"amount\":\"5000000000\",\"direction\":\"add\"}",
          "POST /api/v1/users",
          "{\"name\":\"contract\",\"role\":\"viewer\",\"password\":\"a test's own password\"}",
          "PUT /api/v1/users/{name}",
          "{\"role\":\"auditor\"}",
          "POST /api/v1/approvals/{id}",
          "{\"decision\":\"approve\",\"reason\":\"as agreed\"}",
          "POST /api/v1/tokens",
          TOKEN,
          "PUT /api/v1/session/password",
          "{\"password\":\"none\",\"wanted\":\"another of a test\"}");

  /** What has to be asked for. */
  private static final Map<String, String> QUERIES =
      Map.of("GET /api/v1/search", "?q=sn1", "GET /api/v1/state/{pallet}/{item}/proof", "?key=1");

  /** What may answer otherwise than with 200 on a chain that was just begun. */
  private static final Map<String, Integer> OTHERWISE =
      Map.ofEntries(
          Map.entry("POST /api/v1/extrinsics", 409),
          Map.entry("POST /api/v1/index/rebuild", 202),
          // no provider is configured, and who has the owner's token has no password
          Map.entry("GET /api/v1/session/oidc", 404),
          Map.entry("GET /api/v1/session/oidc/callback", 404),
          Map.entry("PUT /api/v1/session/password", 400),
          Map.entry("POST /api/v1/approvals/{id}", 404),
          Map.entry("POST /api/v1/users", 201),
          Map.entry("POST /api/v1/tokens", 201),
          Map.entry("POST /api/v1/sign-in-links", 201),
          Map.entry("DELETE /api/v1/session", 204),
          Map.entry("DELETE /api/v1/sessions/{id}", 204),
          Map.entry("DELETE /api/v1/tokens/{id}", 204),
          Map.entry("DELETE /api/v1/users/{name}", 204));

  @SuppressWarnings("NullAway.Init")
  @ArquillianResource
  private URL address;

  @Deployment(testable = false)
  static WebArchive node() {
    EarlierServer.forget();
    return ShrinkWrap.create(ZipImporter.class, "node.war")
        .importFrom(new File("target/ROOT.war"))
        .as(WebArchive.class);
  }

  @Test
  @RunAsClient
  void shouldAnswerEveryOperationAsTheDocumentSays() throws Exception {
    Contract contract = new Contract(get("/api/v1/openapi").body());
    assertTrue(contract.document().path("openapi").asText().startsWith("3.1"));
    Map<String, String> places = places();
    Map<String, List<String>> faults = new TreeMap<>();
    List<Contract.Operation> operations = new ArrayList<>(contract.operations());
    // what is deleted is changed before, and an index that is made anew was read before
    operations.sort(
        Comparator.comparing(
            each -> each.method().equals("DELETE") || each.path().endsWith("/rebuild")));
    for (Contract.Operation operation : operations) {
      if (operation.isOfHost()) {
        continue;
      }
      List<String> wrong =
          operation.answers("text/event-stream")
              ? begun(operation)
              : faults(contract, operation, places);
      if (!wrong.isEmpty()) {
        faults.put(operation.toString(), wrong);
      }
    }
    assertEquals(Map.of(), faults);
    assertTrue(contract.operations().size() > 20, "operations: " + contract.operations());
  }

  private List<String> begun(Contract.Operation operation) throws Exception {
    try (Stream<String> lines = stream(operation.path(), "")) {
      return lines.anyMatch(line -> line.startsWith("id: ")) ? List.of() : List.of("no frame came");
    }
  }

  private List<String> faults(
      Contract contract, Contract.Operation operation, Map<String, String> places)
      throws Exception {
    String path = filled(operation.path(), places);
    List<String> faults = new ArrayList<>();
    String asked = path + QUERIES.getOrDefault(operation.toString(), "");
    String wanted = operation.answers("text/plain") ? "text/plain" : "application/json";
    HttpResponse<String> answer = send(operation, asked, wanted);
    // One try at a time, with a rest as long as itself: on a slow machine the next one comes too
    // soon.
    for (int again = 0; answer.statusCode() == 503 && again < BUSY_TRIES; again++) {
      TimeUnit.SECONDS.sleep(2);
      answer = send(operation, asked, wanted);
    }
    int expected = OTHERWISE.getOrDefault(operation.toString(), 200);
    if (answer.statusCode() != expected) {
      faults.add("answered " + answer.statusCode() + ": " + answer.body());
    }
    faults.addAll(told(contract, operation, answer));
    if (!operation.method().equals("GET")) {
      return faults;
    }
    HttpResponse<String> refused = send(operation, path + "?limitt=1", wanted);
    faults.addAll(told(contract, operation, refused));
    boolean named = refused.statusCode() == 400 && refused.body().contains("'limitt'");
    if (!named && !operation.toString().equals(OPEN)) {
      faults.add("an unknown parameter was answered with " + refused.statusCode());
    }
    for (String media : List.of("text/csv", "application/x-ndjson")) {
      if (operation.answers(media)) {
        HttpResponse<String> file = send(operation, asked, media);
        long lines = file.body().lines().count();
        long total = JSON.readTree(answer.body()).at("/page/total").asLong(0);
        if (!media(file).equals(media) || lines < total) {
          faults.add(media + ": " + lines + " lines of " + total + ", " + file.headers().map());
        }
      }
    }
    return faults;
  }

  private static List<String> told(
      Contract contract, Contract.Operation operation, HttpResponse<String> answer)
      throws Exception {
    return contract.faults(operation, answer.statusCode(), media(answer), answer.body());
  }

  private static String media(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
  }

  /** Values for the parts of paths. */
  private Map<String, String> places() throws Exception {
    JsonNode newest = newest("/api/v1/extrinsics");
    JsonNode token = JSON.readTree(post("/api/v1/tokens", TOKEN).body()).path("token");
    JsonNode session = signedIn();
    return Map.ofEntries(
        Map.entry("name", "contract"),
        Map.entry("token", token.path("id").asText()),
        Map.entry("session", session.path("id").asText()),
        Map.entry("id", newest.path("block").asText()),
        Map.entry("paid", newest("/api/v1/payouts").path("block").asText()),
        Map.entry("hash", newest.path("hash").asText()),
        Map.entry("index", "0"),
        Map.entry("netuid", "1"),
        Map.entry("pallet", "SubtensorModule"),
        Map.entry("item", "Tempo"),
        Map.entry("address", ALICE));
  }

  /** The newest row of a list, waited for: a chain that was just begun has none. */
  private JsonNode newest(String list) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    JsonNode rows = JSON.createArrayNode();
    while (rows.isEmpty()) {
      assertTrue(System.nanoTime() < end, list + " has no row within " + LIMIT);
      TimeUnit.MILLISECONDS.sleep(100);
      rows = JSON.readTree(get(list + "?limit=1").body()).path("items");
    }
    return rows.get(0);
  }

  /** A chain that was just begun has too few for a page that is worth packing. */
  private void awaitBlocks(int count) throws Exception {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (newest("/api/v1/blocks").path("number").asLong() < count) {
      assertTrue(System.nanoTime() < end, "no block " + count + " within " + LIMIT);
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Somebody whose session can be ended. */
  private JsonNode signedIn() throws Exception {
    HttpResponse<String> in = post("/api/v1/session", link());
    assertEquals(200, in.statusCode(), in.body());
    return JSON.readTree(get("/api/v1/sessions", "Authorization", "Bearer " + owner()).body())
        .at("/items/0");
  }

  private String link() throws Exception {
    JsonNode link = JSON.readTree(post("/api/v1/sign-in-links", "").body());
    return "{\"link\":\"" + link.path("secret").asText() + "\"}";
  }

  private static String filled(String path, Map<String, String> places) {
    String filled =
        path.replace("blocks/{id}/payouts/", "blocks/{paid}/payouts/")
            .replace("sessions/{id}", "sessions/{session}")
            .replace("tokens/{id}", "tokens/{token}");
    for (Map.Entry<String, String> place : places.entrySet()) {
      filled = filled.replace("{" + place.getKey() + "}", place.getValue());
    }
    assertFalse(filled.contains("{"), "a part of this path has no value yet: " + filled);
    return filled;
  }

  @Test
  @RunAsClient
  void shouldTakeACallThatAWalletSigned() throws Exception {
    HttpResponse<String> prepared =
        post("/api/v1/extrinsics/prepare", TRANSFER.replace("\"from\"", "\"signer\""));
    assertEquals(200, prepared.statusCode(), prepared.body());
    JsonNode call = JSON.readTree(prepared.body());
    assertEquals("success", call.at("/expected/outcome").asText(), prepared.body());
    byte[] payload = Hex.decode(call.path("payload").asText());
    ObjectNode signed = JSON.createObjectNode();
    ObjectNode parts = signed.putObject("signed");
    for (String part : List.of("call", "signer", "nonce", "era")) {
      parts.set(part, call.path(part));
    }
    MultiSignature signature = Transfers.BOB.multiSignature(payload);
    parts.put("signature", Hex.encode(MultiSignature.CODEC.encode(signature)));
    HttpResponse<String> sent = post("/api/v1/extrinsics", signed.toString());
    assertEquals(202, sent.statusCode(), sent.body());
    String hash = JSON.readTree(sent.body()).path("hash").asText();
    assertEquals(409, post("/api/v1/extrinsics", signed.toString()).statusCode());
    long end = System.nanoTime() + LIMIT.toNanos();
    HttpResponse<String> found = get("/api/v1/extrinsics/" + hash);
    // 404 until a block holds it, and 503 until the index is open
    while (found.statusCode() != 200 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(100);
      found = get("/api/v1/extrinsics/" + hash);
    }
    assertTrue(JSON.readTree(found.body()).path("success").asBoolean(), found.body());
  }

  @Test
  @RunAsClient
  void shouldSayWhoMayChangeAParameterAndHaveRootTryIt() throws Exception {
    ObjectNode parameters = JSON.createObjectNode();
    JSON.readTree(get("/api/v1/subnets/1/parameters?limit=1000").body())
        .path("items")
        .forEach(row -> parameters.set(row.path("name").asText(), row));
    JsonNode enabled = parameters.path("SubnetEmissionEnabled");
    assertEquals("AdminUtils.sudo_set_subnet_emission_enabled", enabled.path("call").asText());
    assertEquals("enabled", enabled.path("argument").asText());
    assertEquals("root", enabled.path("changedBy").asText());
    assertEquals("65535", parameters.path("Tempo").path("most").asText());
    assertEquals("rao", parameters.path("MinBurn").path("unit").asText());
    assertEquals("nobody", parameters.path("Kappa").path("changedBy").asText());

    String args = "{\"netuid\":1,\"enabled\":false}";
    String name = "sudo_set_subnet_emission_enabled";
    assertEquals("failed", tried("AdminUtils", name, args).path("outcome").asText());
    String inner = "{\"call\":{\"AdminUtils\":{\"" + name + "\":" + args + "}}}";
    JsonNode asRoot = tried("Sudo", "sudo", inner);
    assertEquals("success", asRoot.path("outcome").asText(), asRoot.toString());
    assertTrue(asRoot.path("innerFailure").isNull(), asRoot.toString());
  }

  private JsonNode tried(String pallet, String name, String args) throws Exception {
    ObjectNode asked = JSON.createObjectNode().put("from", ALICE);
    asked
        .putObject("call")
        .put("pallet", pallet)
        .put("name", name)
        .set("args", JSON.readTree(args));
    return JSON.readTree(post("/api/v1/extrinsics/dry-run", asked.toString()).body());
  }

  @Test
  @RunAsClient
  void shouldSayHowToChangeTheSameByHandAndNoSecret() throws Exception {
    String user = "{\"name\":\"hand\",\"role\":\"viewer\",\"password\":\"a test's own one\"}";
    JsonNode added = JSON.readTree(change("POST", "/api/v1/users", user).body());
    assertTrue(added.path("curl").asText().contains("PASSWORD"), added.toString());
    assertFalse(added.toString().contains("own one"), added.toString());
    String renewed = "{\"password\":\"a test's new one\"}";
    JsonNode changed = JSON.readTree(change("PUT", "/api/v1/users/hand", renewed).body());
    assertTrue(changed.path("curl").asText().endsWith("/api/v1/users/hand"), changed.toString());
    assertFalse(changed.toString().contains("new one"), changed.toString());
    assertTrue(JSON.readTree(get("/api/v1/index").body()).path("curl").isNull());
    assertEquals(204, change("DELETE", "/api/v1/users/hand", "").statusCode());

    for (String place : List.of("tokens", "sign-in-links")) {
      HttpResponse<String> answer =
          change("POST", "/api/v1/" + place, place.equals("tokens") ? TOKEN : "");
      JsonNode made = JSON.readTree(answer.body());
      String curl = made.path("curl").asText();
      assertTrue(curl.startsWith("curl -X POST"), answer.body());
      assertTrue(curl.endsWith("/api/v1/" + place), answer.body());
      String secret = made.path("secret").asText("none");
      assertFalse((curl + made.path("cli").asText()).contains(secret), answer.body());
      String command = place.equals("tokens") ? "" : "./myelin ";
      assertTrue(made.path("cli").asText().startsWith(command), answer.body());
    }
  }

  @Test
  @RunAsClient
  void shouldChangeOnceLookFirstAndSayWhoChangedMeanwhile() throws Exception {
    String users = "/api/v1/users";
    String wanted = "{\"name\":\"once\",\"role\":\"viewer\",\"password\":\"a test's own one\"}";
    HttpResponse<String> looked = change("POST", users + "?dryRun=true", wanted);
    assertEquals(200, looked.statusCode(), looked.body());
    assertEquals("once as viewer", JSON.readTree(looked.body()).path("after").asText());
    String user = users + "/once";
    assertEquals(404, change("GET", user, "").statusCode());

    HttpResponse<String> made = change("POST", users, wanted, "Idempotency-Key", "k");
    assertEquals(201, made.statusCode(), made.body());
    HttpResponse<String> again = change("POST", users, wanted, "Idempotency-Key", "k");
    assertEquals(made.body(), again.body());
    String other = wanted.replace("test's own", "test's new");
    assertEquals(409, change("POST", users, other, "Idempotency-Key", "k").statusCode());

    String tag = change("GET", user, "").headers().firstValue("ETag").orElseThrow();
    String role = "{\"role\":\"auditor\"}";
    assertEquals(200, change("PUT", user, role, "If-Match", tag).statusCode());
    HttpResponse<String> late = change("PUT", user, role, "If-Match", tag);
    assertEquals(412, late.statusCode(), late.body());
    assertTrue(late.body().contains("owner changed it at "), late.body());
    assertEquals(412, change("DELETE", user, "", "If-Match", tag).statusCode());

    assertEquals(200, change("DELETE", user + "?dryRun=true", "").statusCode());
    assertEquals(204, change("DELETE", user, "", "Idempotency-Key", "k").statusCode());
    assertEquals(204, change("DELETE", user, "", "Idempotency-Key", "k").statusCode());
    HttpResponse<String> gone = change("DELETE", user, "");
    assertEquals(404, gone.statusCode(), gone.body());
    JsonNode odd = JSON.readTree(change("POST", users, "{\"nam\":1}").body());
    assertEquals("/nam", odd.at("/errors/0/pointer").asText(), odd.toString());
  }

  @Test
  @RunAsClient
  void shouldTakeInstantsForTheEndsOfASpan() throws Exception {
    places();
    String all = get("/api/v1/extrinsics?from=1970-01-01T00:00:00Z&limit=1").body();
    assertEquals(1, JSON.readTree(all).path("items").size(), all);
    String none = get("/api/v1/extrinsics?to=1970-01-01T00:00:00Z").body();
    assertEquals(0, JSON.readTree(none).path("items").size(), none);
    assertEquals(400, get("/api/v1/extrinsics?from=yesterday").statusCode());
  }

  private HttpResponse<String> change(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return change("POST", path, body);
  }

  @Test
  @RunAsClient
  void shouldSayThatNothingChangedAndSendLittle() throws Exception {
    HttpResponse<String> first = get("/api/v1/blocks/0");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    assertEquals(304, get("/api/v1/blocks/0", "If-None-Match", tag).statusCode());

    awaitBlocks(20);
    HttpResponse<byte[]> zipped =
        HTTP.send(
            request("/api/v1/blocks?limit=20").header("Accept-Encoding", "gzip").build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertEquals("gzip", zipped.headers().firstValue("Content-Encoding").orElse(""));
    String text =
        new String(
            new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes(),
            StandardCharsets.UTF_8);
    assertTrue(text.length() > 1024 && zipped.body().length < text.length(), text);
  }

  @Test
  @RunAsClient
  void shouldEchoLittleOfWhatItRefuses() throws Exception {
    String much = "x".repeat(6_000);
    for (String path :
        List.of(
            "/api/v1/blocks/" + much,
            "/api/v1/accounts/" + much,
            "/api/v1/blocks?limit=" + much,
            "/api/v1/blocks?" + much + "=1",
            "/api/v1/subnets?sort=" + much)) {
      HttpResponse<String> refused = get(path);
      assertEquals(400, refused.statusCode(), path.substring(0, 40));
      assertTrue(refused.body().length() < 2_000, refused.body());
      assertEquals(PROBLEM, media(refused));
    }
  }

  @Test
  @RunAsClient
  void shouldPageThroughBlocksByLinksAndCutNothing() throws Exception {
    places();
    JsonNode page = JSON.readTree(get("/api/v1/blocks?limit=2&sort=block").body());
    assertEquals(0, page.at("/items/0/number").asInt());
    HttpResponse<String> answer = get("/api/v1/blocks?limit=1&fields=number");
    long newest = JSON.readTree(answer.body()).at("/items/0/number").asLong();
    assertEquals(1, JSON.readTree(answer.body()).at("/items/0").size());
    String next =
        answer.headers().allValues("Link").stream()
            .filter(link -> link.contains("rel=\"next\""))
            .findFirst()
            .orElseThrow();
    String path = next.substring(next.indexOf('<') + 1, next.indexOf('>'));
    JsonNode second =
        JSON.readTree(
            HTTP.send(
                    HttpRequest.newBuilder(uri("").resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body());
    assertEquals(newest - 1, second.at("/items/0/number").asLong());
    JsonNode paid = JSON.readTree(get("/api/v1/payouts?from=0").body());
    assertTrue(paid.path("items").isArray(), paid.toString());
    assertTrue(paid.at("/page/cutAt").isNull(), paid.toString());
  }

  @Test
  @RunAsClient
  void shouldTellOfEachBlockAndGoOnWhereItWasLeft() throws Exception {
    String id;
    try (Stream<String> lines = stream("/api/v1/stream?topics=head", "")) {
      id =
          lines
              .filter(line -> line.startsWith("id: "))
              .skip(1)
              .findFirst()
              .orElseThrow()
              .substring(4);
    }
    try (Stream<String> lines = stream("/api/v1/stream?topics=head", id)) {
      Optional<String> event = lines.filter(line -> line.startsWith("event: ")).findFirst();
      assertEquals(Optional.of("event: head"), event);
    }
    try (Stream<String> lines = stream("/api/v1/stream?topics=head", "1.99999")) {
      Optional<String> event = lines.filter(line -> line.startsWith("event: ")).findFirst();
      assertEquals(Optional.of("event: reset"), event);
    }
    HttpResponse<String> refused = get("/api/v1/stream?topics=heads");
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("nearest: 'head'"), refused.body());
  }

  private Stream<String> stream(String path, String last) throws Exception {
    HttpRequest.Builder request = request(path);
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofLines()).body();
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> send(Contract.Operation operation, String path, String media)
      throws Exception {
    String body =
        operation.toString().equals("POST /api/v1/session")
            ? link()
            : BODIES.getOrDefault(operation.toString(), "");
    HttpRequest.BodyPublisher sent =
        body.isEmpty()
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body);
    return HTTP.send(
        request(path)
            .header("Accept", media)
            .header("Content-Type", "application/json")
            .header("X-Myelin-Request", "1")
            .header("Authorization", "Bearer " + owner())
            .method(operation.method(), sent)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String owner() throws Exception {
    return OwnerToken.of(Path.of("target/server/data")).read().orElseThrow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(LIMIT);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + address.getPort() + "/node" + path);
  }
}
