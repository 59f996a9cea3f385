package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole platform on loopback refuses, whichever of its applications is asked. */
class GuardIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @BeforeAll
  static void up() throws IOException, InterruptedException {
    platform = Platform.up();
    platform.awaitPage("/console/", Duration.ofMinutes(2));
  }

  @AfterAll
  static void down() throws IOException, InterruptedException {
    platform.down();
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /, 302",
    "POST, /, 200",
    "GET, /api/v1/chain/head, 200",
    "GET, /health, 200",
    "GET, /metrics, 200",
    "GET, /openapi, 200",
    "GET, /console/, 200",
    "GET, /console/assets/console.js, 200",
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
    assertTrue(refusal.body().contains("\"code\":\"host-refused\""), refusal.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jakarta.faces.ViewState=bogus",
        "jakarta.faces.ViewState=-1:-1&form=form",
        "jakarta.faces.ViewState="
      })
  void shouldLeadAFormOfAnUnknownPageToThePage(String form) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve("/console/"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();

    HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());

    assertEquals(302, answer.statusCode(), answer.body());
    URI page = request.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
    assertEquals("/console/", page.getPath());
    assertFalse(answer.body().contains("Exception"), answer.body());
  }

  private static HttpResponse<String> ask(String method, String path, String host)
      throws IOException, InterruptedException {
    String call = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"system_chain\",\"params\":[]}";
    return HTTP.send(
        HttpRequest.newBuilder(platform.address().resolve(path))
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
