package io.myelin.embedding;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/** The word pieces that a model knows, by their number. */
record Vocabulary(Map<String, Integer> pieces) {
  Vocabulary {
    pieces = Map.copyOf(pieces);
  }

  /**
   * Reads the object {@code model.vocab} of a tokenizer description.
   *
   * @throws IOException when the file has none
   */
  static Vocabulary read(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT && "vocab".equals(json.currentName())) {
          return new Vocabulary(numbers(json));
        }
      }
    }
    throw new IOException(file + " holds no vocabulary; needed an object \"vocab\"");
  }

  private static Map<String, Integer> numbers(JsonParser json) throws IOException {
    Map<String, Integer> numbers = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String piece = json.currentName();
      json.nextToken();
      numbers.put(piece, json.getIntValue());
    }
    return numbers;
  }

  OptionalInt find(String piece) {
    Integer number = pieces.get(piece);
    return number == null ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** The number of a piece that every vocabulary of this kind has, such as "[UNK]". */
  int of(String piece) {
    return find(piece)
        .orElseThrow(() -> new IllegalStateException("the vocabulary lacks " + piece));
  }
}
