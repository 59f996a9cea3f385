package io.myelin.cli.asking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TASKS =
      """
      [{"name": "TextPredict", "question": {"properties": {
          "prompts": {"type": "array", "items": {"type": "string", "contentEncoding": "base64"}}},
          "required": ["prompts"]}},
       {"name": "TextComplete", "question": {"properties": {
          "prompt": {"type": "string", "contentEncoding": "base64"},
          "max_bytes": {"type": "integer", "default": 64}}, "required": ["prompt"]}},
       {"name": "Clash", "question": {"properties": {
          "json": {"type": "string"}, "share": {"type": "number"}, "loud": {"type": "boolean"},
          "parts": {"type": "array", "items": {"type": "integer"}}}, "required": ["json"]}},
       {"name": "Grey", "question": {"properties": {
          "photo": {"type": "object", "x-attachment": true},
          "more": {"type": "array", "items": {"type": "object", "x-attachment": true}}},
          "required": ["photo"]}}]
      """;

  @TempDir Path folder;

  @Test
  void shouldTakeATextForTheTaskThatFitsIt() throws IOException {
    Question question = question(Optional.of("TextComplete"), "ROMEO:", "--max-bytes", "8");
    assertEquals("{\"max_bytes\":8,\"prompt\":\"Uk9NRU86\"}", question.fields().toString());
    assertEquals("TextComplete", task("--prompt=--x", "--max-bytes=8"));
    assertEquals("TextPredict", task("--prompts", "a", "--prompts", "b"));
    assertEquals("Clash", task("--json", "a", "--share", "0.5"));
  }

  /** As embeddings take them. */
  @Test
  void shouldTakeATextForAListWhereThereIsNoOtherField() throws IOException {
    String tasks =
        """
        [{"name": "TextEmbed", "question": {"properties": {
          "texts": {"type": "array", "items": {"type": "string"}}}, "required": ["texts"]}}]""";
    Question question =
        Question.of(
            JSON.readTree(tasks),
            Optional.empty(),
            JSON.createObjectNode(),
            Given.of(List.of("a cat"), List.of()),
            QuestionTest::kept);
    assertEquals("{\"texts\":[\"a cat\"]}", question.fields().toString());
  }

  @Test
  void shouldAskForATaskWhereMoreThanOneFits() {
    assertRefused("fits no single task; needed: --task with one of [TextPredict", "hello");
    assertRefused("fits no single task", "--other", "x");
    assertRefused(
        "TextComplete has no field other", Optional.of("TextComplete"), "a", "--other", "x");
  }

  @Test
  void shouldSayWhichFieldsTheOnlyTaskHas() throws IOException {
    JsonNode tasks =
        JSON.readTree(
            """
            [{"name": "VowelCount", "question": {"properties": {
              "text": {"type": "string"}, "with_y": {"type": "boolean"}}, "required": ["text"]}}]""");
    String fields = "; its fields are --text, --with-y";
    assertRefused("VowelCount has no field withy" + fields, tasks, "hello", "--withy", "true");
    assertRefused("VowelCount has no field that" + fields, tasks, "--that", "a");
    assertRefused("no field without a value that is a text", tasks, "a", "--text", "b");
    assertEquals(
        "{\"with_y\":true,\"text\":\"hello\"}",
        question(tasks, Optional.empty(), "hello", "--with-y", "true").fields().toString());
  }

  private static void assertRefused(String why, JsonNode tasks, String... words) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> question(tasks, Optional.empty(), words));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.toString());
  }

  @Test
  void shouldBringFilesForAttachments() throws IOException {
    Path file = Files.writeString(folder.resolve("photo"), "12345");
    assertEquals("{\"photo\":{\"bytes\":5}}", fields("--photo", "@" + file));
    assertEquals(
        "{\"more\":[{\"bytes\":5},{\"bytes\":5}]}",
        question(Optional.of("Grey"), "--more", "@" + file, "--more", "@" + file)
            .fields()
            .toString());
    assertEquals("{\"photo\":{\"bytes\":7}}", fields("--photo", "{\"bytes\":7}"));
    assertRefused("--photo was \"photo.png\"; needed: @FILE", "--photo", "photo.png");
  }

  private static JsonNode kept(Path file) throws IOException {
    return JSON.createObjectNode().put("bytes", Files.size(file));
  }

  @Test
  void shouldReadBytesFromAFile() throws IOException {
    Path file = folder.resolve("prompt");
    Files.write(file, new byte[] {(byte) 0xff});
    assertEquals("{\"prompt\":\"/w==\"}", fields("--prompt", "@" + file));
    assertEquals("{\"prompt\":\"QGE=\"}", fields("--prompt", "@@a"));
    assertEquals(
        "{\"prompts\":[\"/w==\",\"YQ==\"]}", fields("--prompts", "@" + file, "--prompts", "a"));
  }

  /** What an option of the command is called a field may be called too. */
  @Test
  void shouldTakeFieldsWhateverTheyAreCalled() throws IOException {
    Question question =
        Question.of(
            JSON.readTree(TASKS),
            Optional.empty(),
            (ObjectNode) JSON.readTree("{\"parts\":[1]}"),
            Given.of(List.of("--loud", "true"), List.of("json=a=b", "share=0.25")),
            QuestionTest::kept);
    assertEquals(
        "{\"parts\":[1],\"loud\":true,\"json\":\"a=b\",\"share\":0.25}",
        question.fields().toString());
    assertEquals("{\"json\":\"a\",\"parts\":[1,2]}", fields("--json", "a", "--parts", "[1,2]"));
  }

  @Test
  void shouldRefuseWhatIsNoValue() {
    assertRefused(
        "--max-bytes was \"x\"; needed: a whole number", "--prompt", "a", "--max-bytes=x");
    assertRefused("--prompt has no value", "--prompt");
    assertRefused("there are two texts, \"a\" and \"b\"", "a", "b");
    assertRefused("prompt was given 2 times", "--prompt", "a", "--prompt", "b");
    assertRefused("--loud was \"maybe\"", "--json", "a", "--loud", "maybe");
    assertEquals(
        "--field was \"x\"; needed: --field NAME=VALUE",
        assertThrows(IllegalArgumentException.class, () -> Given.of(List.of(), List.of("x")))
            .getMessage());
  }

  private static void assertRefused(String why, String... words) {
    assertRefused(why, Optional.empty(), words);
  }

  private static void assertRefused(String why, Optional<String> task, String... words) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> question(task, words));
    assertTrue(String.valueOf(refused.getMessage()).contains(why), refused.toString());
  }

  private static String task(String... words) throws IOException {
    return question(Optional.empty(), words).task().path("name").asText();
  }

  private static String fields(String... words) throws IOException {
    return question(Optional.empty(), words).fields().toString();
  }

  private static Question question(Optional<String> task, String... words) throws IOException {
    return question(JSON.readTree(TASKS), task, words);
  }

  private static Question question(JsonNode tasks, Optional<String> task, String... words)
      throws IOException {
    return Question.of(
        tasks,
        task,
        JSON.createObjectNode(),
        Given.of(List.of(words), List.of()),
        QuestionTest::kept);
  }
}
