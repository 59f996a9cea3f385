package io.myelin.codec.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Value;
import java.util.List;

/**
 * Values as JSON and back. Composites are objects by the names of their fields; an alternative is
 * its name, or an object of its name and what it holds; an option is its value or null. Numbers
 * beyond 2^53 are texts of decimal digits, bytes are hex after {@code 0x}, accounts are addresses,
 * bits are {@code 0b} and digits, maps are lists of pairs. Read, numbers may be texts too, and
 * bytes may be any text that does not begin with {@code 0x}: it stands for its own UTF-8.
 */
public final class ValueJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ToJson to;
  private final FromJson from;

  /**
   * The JSON of one chain's values.
   *
   * @param prefix of the addresses that are written
   * @param accounts what may stand for an account where values are read
   */
  public ValueJson(TypeRegistry types, int prefix, Accounts accounts) {
    this.to = new ToJson(types, prefix);
    this.from = new FromJson(types, accounts);
  }

  /** The JSON of a value of the type. */
  public JsonNode write(int type, Value value) {
    return to.write(type, value);
  }

  /** An object by the names of the fields; a list where they have none. */
  public JsonNode fields(List<TypeDef.Field> fields, Value.Fields values) {
    return to.fields(fields, values);
  }

  /**
   * The value of the type that JSON stands for.
   *
   * @param where what the value is, for the refusal
   * @throws ValueRefused when it stands for none
   */
  public Value read(int type, JsonNode node, String where) {
    return from.read(type, node, where);
  }

  /**
   * Fields out of an object or, where they have no names, a list.
   *
   * @throws ValueRefused when one is missing, unknown or not what its type needs
   */
  public Value.Fields fields(List<TypeDef.Field> fields, JsonNode node, String where) {
    return from.fields(fields, node, where);
  }

  /**
   * What a person typed as JSON: what begins with a bracket, a brace or a quotation mark is JSON,
   * everything else is a text of itself.
   *
   * @throws ValueRefused when it begins as JSON and is none
   */
  public static JsonNode typed(String text, String where) {
    if (!text.matches("(?s)\\s*[\\[{\"].*")) {
      return new TextNode(text);
    }
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException broken) {
      throw new ValueRefused(
          where, "it begins as JSON and is none: " + broken.getOriginalMessage());
    }
  }
}
