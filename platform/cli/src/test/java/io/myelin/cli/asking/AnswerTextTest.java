package io.myelin.cli.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.cli.supervisor.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldShowPartsOnceAndThenWhatIsLeft() throws IOException {
    AnswerText text = bytes();
    byte[] word = "h\u00f6re".getBytes(StandardCharsets.UTF_8);
    assertEquals("h", text.part(answer(word, 0, 2)));
    assertEquals("\u00f6", text.part(answer(word, 2, 3)));
    assertEquals("re", text.rest(answer(word, 0, word.length), 3));
  }

  @Test
  void shouldShowTheWholeWhereThePartsWereSomethingElse() throws IOException {
    AnswerText text = bytes();
    assertEquals("ab", text.part(answer("ab")));
    assertEquals(System.lineSeparator() + "cd", text.rest(answer("cd"), 3));
  }

  @Test
  void shouldNotLetAnAnswerCommandTheTerminal() throws IOException {
    assertEquals(" ho\n\ufffd]0;owned\ufffd", bytes().part(answer(" ho\n\u001b]0;owned\u0007")));
  }

  @Test
  void shouldRefuseWhatIsNoAnswerAndNameTheNeuron() throws IOException {
    assertRefused("{}", "neuron 3 answered nothing;");
    assertRefused("{\"answer\":\"\"}", "neuron 3 answered nothing;");
    assertRefused(
        "{\"answer\":\"QUJDREVGR0hJ\"}",
        "neuron 3 answered 9 bytes; needed: 1 to 8 bytes in base64. Ask again later");
    assertRefused("{\"answer\":\"?\"}", "neuron 3 answered something that is not base64;");
  }

  @Test
  void shouldKnowWhichAnswersAreOneText() throws IOException {
    assertTrue(of("{\"a\":{\"type\":\"array\"}}").isEmpty());
    assertTrue(of("{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}").isEmpty());
    JsonNode plain = JSON.readTree("{\"a\":\"word\"}");
    assertEquals("word", of("{\"a\":{\"type\":\"string\"}}").orElseThrow().rest(plain, 3));
  }

  private static void assertRefused(String answer, String said) throws IOException {
    JsonNode body = JSON.readTree(answer);
    Refusal refused = assertThrows(Refusal.class, () -> bytes().whole(body, 3));
    assertTrue(String.valueOf(refused.getMessage()).startsWith(said), refused.toString());
  }

  private static AnswerText bytes() throws IOException {
    return of("{\"answer\":{\"type\":\"string\",\"contentEncoding\":\"base64\"}}").orElseThrow();
  }

  private static Optional<AnswerText> of(String properties) throws IOException {
    return AnswerText.of(
        JSON.readTree("{\"answer\":{\"properties\":" + properties + "}}"),
        JSON.createObjectNode().put("max_bytes", 8));
  }

  private static JsonNode answer(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return answer(bytes, 0, bytes.length);
  }

  private static JsonNode answer(byte[] bytes, int from, int to) {
    byte[] part = java.util.Arrays.copyOfRange(bytes, from, to);
    return JSON.createObjectNode().put("answer", Base64.getEncoder().encodeToString(part));
  }
}
