package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.api.testing.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole platform on loopback refuses, whichever of its applications is asked. */
@ExtendWith(TextMarket.class)
class GuardIT {
  private static final HttpClient HTTP = client();

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @SuppressWarnings("NullAway.Init")
  private static Contract contract;

  @BeforeAll
  static void take(Platform shared) throws Exception {
    platform = shared;
    contract = new Contract(ask("GET", "/api/v1/openapi", "localhost").body());
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 302",
    "POST, /, 200",
    "GET, /api/v1/chain/head, 200",
    "GET, /health, 200",
    "GET, /metrics, 200",
    "GET, /api/v1/openapi, 200",
    "GET, /console/, 200",
    "GET, /console/subnets/1, 200",
    "GET, /console/help/sign-in-needed, 200",
    "GET, /host/api/workers, 200",
    "POST, /TextSynapse, 404",
    "POST, /host/axon/TextSynapse, 404",
    "GET, /nothing, 404"
  })
  void shouldAnswerToItsOwnNamesOnly(String method, String path, int status) throws Exception {
    assertEquals(status, ask(method, path, "localhost.:9944").statusCode());

    HttpResponse<String> refusal = ask(method, path, "evil.example:9944");
    assertEquals(403, refusal.statusCode());
    assertTrue(refusal.body().contains("'evil.example:9944'"), refusal.body());
    assertAsTold("host-refused", refusal);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/index/rebuild, 401, sign-in-needed",
    "GET, /api/v1/approvals, 401, sign-in-needed",
    "DELETE, /api/v1/blocks, 405, no-operation",
    "GET, /api/v1//blocks, 400, path-refused",
    "GET, /nothing, 404, not-found",
    "GET, /openapi/other, 404, not-found",
    "GET, /host/api/v1/subnets/99999, 404, not-found",
    "POST, /host/api/v1/subnets/1/ask, 400, bad-request"
  })
  void shouldRefuseAsTheDocumentSays(String method, String path, int status, String code)
      throws Exception {
    HttpResponse<String> refusal = ask(method, path, "localhost");

    assertEquals(status, refusal.statusCode(), refusal.body());
    assertAsTold(code, refusal);
  }

  /** The server's own document, of another version and with other paths, is not to be had. */
  @ParameterizedTest
  @ValueSource(strings = {"/openapi", "/openapi/", "/openapi?format=JSON"})
  void shouldHaveOneContract(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path, "localhost");

    assertEquals(302, answer.statusCode(), answer.body());
    URI led = platform.address().resolve(answer.headers().firstValue("Location").orElseThrow());
    assertEquals("/api/v1/openapi", led.getPath());
    assertEquals("", answer.body());
  }

  @Test
  void shouldServeEachSampleOfItsMetricsOnce() throws Exception {
    List<String> samples =
        ask("GET", "/metrics", "localhost.:9944")
            .body()
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.substring(0, line.lastIndexOf(' ')))
            .toList();
    assertTrue(samples.stream().anyMatch(each -> each.startsWith("myelin_chain_height")), "own");
    assertEquals(samples.stream().distinct().toList(), samples);
  }

  @Test
  void shouldRefuseAFormWithoutNamingTheServer() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve("/console/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("jakarta.faces.ViewState=bogus"))
            .build();

    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

    assertEquals(405, answer.statusCode(), answer.body());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  @ParameterizedTest
  @CsvSource({
    "/console/index.xhtml, /console/",
    "/console/index.xhtml;jsessionid=1, /console/",
    "/console/?netuid=2, /console/subnets/2"
  })
  void shouldLeadOldAddressesToWhereTheirPagesAre(String old, String page) throws Exception {
    HttpResponse<String> answer = ask("GET", old, "localhost:9944");

    assertEquals(302, answer.statusCode(), answer.body());
    URI led = platform.address().resolve(answer.headers().firstValue("Location").orElseThrow());
    assertEquals(page, led.getPath());
  }

  /** More of them than the server has workers, all from the address of everybody else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n",
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n{",
        "POST /TextComplete HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{",
        "POST /console/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\nform=",
        "POST / HTTP/1.1\r\nX-Slow: ",
        ""
      })
  void shouldAnswerOthersWhileStrangersDoNotFinishTheirRequests(String begun) throws Exception {
    try (Crowd crowd = crowd(220, begun)) {
      assertOthersAreServed();
      assertEquals(220, crowd.size());
    }
  }

  @Test
  void shouldAnswerOthersWhileStrangersDoNotReadTheirAnswers() throws Exception {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"state_getMetadata\"}";
    String batch = "[" + String.join(",", Collections.nCopies(8, call)) + "]";
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
            + batch.length()
            + "\r\n\r\n"
            + batch;
    try (Crowd crowd = crowd(220, request)) {
      assertOthersAreServed();
      assertEquals(220, crowd.size());
    }
  }

  @Test
  void shouldAnswerOthersWhileStreamsAndSocketsTakeAllPlaces() throws Exception {
    String stream = "GET /api/v1/stream?topics=head HTTP/1.1\r\nHost: localhost\r\n\r\n";
    String socket =
        String.join(
            "\r\n",
            "GET / HTTP/1.1",
            "Host: localhost",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
            "",
            "");
    try (Crowd streams = crowd(600, stream);
        Crowd sockets = crowd(600, socket)) {
      assertOthersAreServed();
      assertEquals(streams.size(), sockets.size());
    }
  }

  /** More sockets than the server keeps: those that wait for longest make room. */
  @Test
  void shouldAnswerOthersWhileIdleSocketsTakeAllPlaces() throws Exception {
    try (Crowd crowd = crowd(1_200, "")) {
      assertOthersAreServed();
      assertEquals("", crowd.heard());
    }
  }

  @Test
  void shouldEndARequestThatDoesNotComeToAnEndAndSayWhy() throws Exception {
    String begun = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n{";
    try (Crowd crowd = crowd(1, begun)) {
      String heard = crowd.heard();
      assertTrue(heard.startsWith("HTTP/1.1 408 "), heard);
      assertTrue(heard.contains("\"code\":\"request-timeout\""), heard);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/console/, 200",
    "/console/subnets/1/neurons/3?tab=value, 200",
    "/console/blocks;jsessionid=1, 200",
    "/console/nonexistent, 404",
    "/console/nonexistent.xhtml, 404",
    "/console/a/none.js, 404",
    "/console/WEB-INF/web.xml, 404",
    "/console/jakarta.faces.resource/none.css.xhtml, 404"
  })
  void shouldAnswerAnyPathSafelyAndWithoutNamingTheServer(String path, int status)
      throws Exception {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(platform.address().resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    Map<String, List<String>> headers = answer.headers().map();

    assertEquals(status, answer.statusCode());
    assertFalse(
        (headers + answer.body()).matches("(?is).*(payara|glassfish|mojarra|grizzly).*"),
        "the server is named: " + headers + answer.body());
    assertFalse(answer.body().contains("jsessionid"), answer.body());
    assertEquals(List.of(), headers.getOrDefault("set-cookie", List.of()));
    assertEquals(List.of("nosniff"), headers.get("x-content-type-options"));
    assertTrue(
        headers
            .getOrDefault("content-security-policy", List.of())
            .toString()
            .contains("script-src 'self' 'sha256-"),
        headers.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/host/WEB-INF/web.xml",
        "/host/META-INF/MANIFEST.MF",
        "/host/nothing",
        "/WEB-INF/web.xml",
        "/nothing"
      })
  void shouldSayInWordsOfItsOwnThatNothingIsThere(String path) throws Exception {
    HttpResponse<String> answer = ask("GET", path, "localhost");
    assertEquals(404, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"code\":\"not-found\""), answer.body());
    assertFalse(
        (answer.headers().map() + answer.body())
            .matches("(?is).*(payara|glassfish|grizzly|<html).*"),
        "the server is named: " + answer.headers().map() + answer.body());
  }

  /** As Java's own client does with each of its requests. */
  @ParameterizedTest
  @ValueSource(strings = {"GET /api/v1/chain/head", "POST /"})
  void shouldKeepTheConnectionOfAClientThatOffersAnotherProtocol(String what) throws Exception {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\"}";
    String request = what + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    String body =
        what.startsWith("POST") ? "Content-Length: " + call.length() + "\r\n\r\n" + call : "\r\n";
    String offer =
        "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAA\r\n";
    try (Crowd crowd =
        crowd(1, request + offer + body + request + "Connection: close\r\n" + body)) {
      String heard = crowd.heard();
      assertEquals(2, heard.split("HTTP/1.1 200 ", -1).length - 1, heard);
    }
  }

  @Test
  void shouldRefuseAPathWithABrokenEscape() throws Exception {
    try (Crowd crowd = crowd(1, "GET /bad%zz HTTP/1.1\r\nHost: localhost\r\n\r\n")) {
      String heard = crowd.heard();
      assertTrue(heard.startsWith("HTTP/1.1 400 "), heard);
    }
  }

  @Test
  void shouldRefuseALargeRequestAndSayWhyWhileItIsStillSent() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.address())
            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[17 << 20]))
            .build();
    HttpResponse<String> refusal = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    assertEquals(413, refusal.statusCode());
    assertAsTold("request-too-large", refusal);
  }

  private static void assertAsTold(String code, HttpResponse<String> refusal) throws Exception {
    assertTrue(refusal.body().contains("\"code\":\"" + code + "\""), refusal.body());
    assertTrue(refusal.body().contains("\"help\":\"/console/help/" + code + "\""), refusal.body());
    assertEquals(List.of(), contract.faultsOfProblem(refusal.body()), refusal.body());
    assertEquals(
        "application/problem+json",
        refusal.headers().firstValue("Content-Type").orElse("").split(";")[0]);
  }

  private static Crowd crowd(int count, String begun) throws IOException {
    return new Crowd(platform.address().getPort()).join(count, begun);
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /** Others who come now: a connection that lay idle may have made room for the crowd. */
  private static void assertOthersAreServed() throws Exception {
    HttpClient other = client();
    for (String path : List.of("/api/v1/chain/head", "/console/", "/host/api/workers")) {
      assertEquals(200, ask(other, "GET", path, "localhost").statusCode(), path);
    }
    assertEquals(200, ask(other, "POST", "/", "localhost").statusCode());
  }

  private static HttpResponse<String> ask(String method, String path, String host)
      throws IOException, InterruptedException {
    return ask(HTTP, method, path, host);
  }

  private static HttpResponse<String> ask(
      HttpClient client, String method, String path, String host)
      throws IOException, InterruptedException {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\",\"params\":[]}";
    return client.send(
        HttpRequest.newBuilder(platform.address().resolve(path))
            .timeout(Duration.ofMinutes(5))
            .header("Host", host)
            .method(
                method,
                method.equals("POST")
                    ? HttpRequest.BodyPublishers.ofString(call)
                    : HttpRequest.BodyPublishers.noBody())
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
