package io.myelin.contract.shape;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;

/** A kind of value: how it looks in JSON and in text, how large it is, and what its schema says. */
public sealed interface Shape
    permits TextShape,
        BytesShape,
        WholeShape,
        RealShape,
        BooleanShape,
        ChoiceShape,
        AttachmentShape,
        PathShape,
        ListShape,
        ArrayShape,
        OptionalShape,
        RecordShape {
  /** Such as "a whole number of 32 bits". */
  String needed();

  JsonNode write(Object value);

  /**
   * @param where such as "Question.prompts[2]"
   * @throws Refusal when the node holds something else
   */
  Object read(JsonNode node, String where, Attachments attachments);

  /**
   * Reads what a person typed.
   *
   * @throws Refusal when the text says something else
   */
  Object parse(String text, String where);

  /** What a range bounds: a number itself, the characters of a text, the length of a list. */
  OptionalDouble size(Object value);

  /** JSON Schema, draft 2020-12. */
  ObjectNode schema();

  /** The keywords that bound the size in a schema. */
  default SizeWords sizeWords() {
    return SizeWords.NUMBER;
  }

  /** Names of two keywords of JSON Schema. */
  enum SizeWords {
    NUMBER("minimum", "maximum"),
    TEXT("minLength", "maxLength"),
    LIST("minItems", "maxItems"),
    BYTES("x-minBytes", "x-maxBytes");

    private final String least;
    private final String most;

    SizeWords(String least, String most) {
      this.least = least;
      this.most = most;
    }

    String least() {
      return least;
    }

    String most() {
      return most;
    }
  }

  /** What stands in a refusal for a value of the wrong kind. */
  static String seen(JsonNode node) {
    return node.isValueNode() ? node.toString() : node.isArray() ? "an array" : "an object";
  }
}
