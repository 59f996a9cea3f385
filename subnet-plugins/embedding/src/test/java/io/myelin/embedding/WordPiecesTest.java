package io.myelin.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordPiecesTest {
  @TempDir private Path folder = Path.of("");

  /**
   * The numbers were made by another implementation, Hugging Face tokenizers 0.22.1, from the same
   * description without its added tokens, truncation and padding.
   */
  @Test
  void shouldMakeTheNumbersOfAnotherImplementation() throws IOException {
    WordPieces pieces = ModelFiles.pieces(folder);
    int seen = 0;
    try (InputStream in = WordPiecesTest.class.getResourceAsStream("word-pieces.jsonl");
        var lines = new ObjectMapper().readerFor(JsonNode.class).<JsonNode>readValues(in)) {
      while (lines.hasNext()) {
        JsonNode line = lines.next();
        String text = line.path("text").textValue();
        long[] expected =
            StreamSupport.stream(line.path("ids").spliterator(), false)
                .mapToLong(JsonNode::longValue)
                .toArray();
        assertArrayEquals(expected, pieces.numbers(text, 512), text);
        seen++;
      }
    }
    assertEquals(58, seen);
  }

  @Test
  void shouldCutWhatIsTooLongAndKeepTheMarks() throws IOException {
    WordPieces pieces = ModelFiles.pieces(folder);
    assertArrayEquals(new long[] {101, 102}, pieces.numbers("Hello", 2));
    assertArrayEquals(new long[] {101, 7592, 102}, pieces.numbers("Hello, world", 3));
    // "embeddings" has four pieces
    assertArrayEquals(new long[] {101, 7861, 8270, 102}, pieces.numbers("embeddings", 4));
    assertEquals(256, pieces.numbers("a ".repeat(100_000), 256).length);
    assertArrayEquals(new long[] {101, 100, 102}, pieces.numbers("a".repeat(100_000), 256));
  }

  @Test
  void shouldTakeHalfASurrogatePair() throws IOException {
    assertArrayEquals(
        new long[] {101, 1037, 1038, 102}, ModelFiles.pieces(folder).numbers("a \ud800 b", 9));
  }

  @Test
  void shouldRefuseAFileWithoutVocabulary() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"vocab\": 1}");
    assertThrows(IOException.class, () -> Vocabulary.read(file));
  }
}
