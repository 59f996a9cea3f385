package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;

/** What people and programs ask of a running platform, by the command line and by REST. */
final class Questions {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/host/api/v1/subnets/1/ask";

  private final Platform platform;
  private final HttpClient http = HttpClient.newHttpClient();

  Questions(Platform platform) {
    this.platform = platform;
  }

  /** The same seed gives the same text, whole or in parts, and of either strong miner. */
  void shouldBeAnsweredInPartsAndWhole() throws IOException, InterruptedException {
    JsonNode told =
        JSON.readTree(platform.command("ask", "1", "ROMEO:", "--seed", "7", "--json", "--explain"));
    String text = told.path("text").asText();
    assertEquals("TextComplete", told.path("task").asText(), told.toString());
    assertEquals(1, told.path("rank").asInt(), told.toString());
    assertTrue(told.path("parts").asInt() > 4, told.toString());
    assertTrue(text.length() > 40, told.toString());
    String shown = platform.command("ask", "1", "--prompt=ROMEO:", "--field", "seed=7");
    assertTrue(shown.startsWith(text + System.lineSeparator() + "-- uid "), shown);
    String continued = platform.command("ask", "1", "ROMEO:", "--seed=7", "--max-bytes", "8");
    assertTrue(continued.startsWith("ROMEO:" + text.substring(0, 8)), continued);
    HttpResponse<String> whole = post("{\"prompt\":\"Uk9NRU86\",\"seed\":7}", List.of());
    assertEquals(200, whole.statusCode(), whole.body());
    byte[] answer = JSON.readTree(whole.body()).at("/answer/answer").binaryValue();
    assertEquals(told.at("/answer/answer").asText(), Base64.getEncoder().encodeToString(answer));
  }

  /** The header is one that a proxy beside the node leaves. */
  void shouldBeRefusedWithAReason() throws IOException, InterruptedException {
    String question = "{\"prompt\":\"Uk9NRU86\"}";
    assertEquals(401, post(question, List.of("X-Forwarded-For", "198.51.100.7")).statusCode());
    assertEquals(400, post(question, List.of("X-Myelin-Request", "0")).statusCode());
    HttpResponse<String> unknown = post("{\"prompts\":[],\"sed\":1}", List.of());
    assertEquals(400, unknown.statusCode());
    assertTrue(unknown.body().contains("name one of [TextPredict, TextComplete]"), unknown.body());
    HttpResponse<String> empty = post("{\"prompt\":\"\"}", List.of());
    assertEquals(400, empty.statusCode());
    assertTrue(empty.body().contains("has 0 bytes; needed 1 to 1024"), empty.body());
    String refused =
        String.valueOf(
            assertThrows(
                    IllegalStateException.class,
                    () -> platform.command("ask", "1", "ROMEO:", "--sed", "7"))
                .getMessage());
    assertTrue(refused.contains("fits no single task; needed: --task"), refused);
  }

  private HttpResponse<String> post(String question, List<String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(platform.address().resolve(PATH))
            .setHeader("X-Myelin-Request", "1")
            .POST(HttpRequest.BodyPublishers.ofString("{\"question\":" + question + "}"));
    for (int i = 0; i < headers.size(); i += 2) {
      request.setHeader(headers.get(i), headers.get(i + 1));
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
