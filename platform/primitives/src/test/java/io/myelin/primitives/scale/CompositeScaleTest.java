package io.myelin.primitives.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Texts, bytes, options, lists and arrays, each vector in both directions. */
class CompositeScaleTest {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Codec<JsonNode> U8 = number(Codecs.U8);
  private static final Codec<JsonNode> U16 = number(Codecs.U16);
  private static final Codec<JsonNode> BOOL =
      Codecs.BOOL.map(BooleanNode::valueOf, JsonNode::asBoolean);
  private static final Codec<JsonNode> TEXT = Codecs.TEXT.map(TextNode::valueOf, JsonNode::asText);
  private static final Codec<JsonNode> BYTES = hex(Codecs.BYTES);

  private static final Map<String, Codec<JsonNode>> TYPES =
      Map.ofEntries(
          Map.entry("bool", BOOL),
          Map.entry("Text", TEXT),
          Map.entry("Bytes", BYTES),
          Map.entry(
              "Option<u32>", option(Codecs.U32.map(CompositeScaleTest::text, JsonNode::asLong))),
          Map.entry("Option<bool>", option(BOOL)),
          Map.entry("Option<Bytes>", option(BYTES)),
          Map.entry("Option<Option<u8>>", option(option(U8))),
          Map.entry("Vec<u16>", list(U16)),
          Map.entry("Vec<bool>", list(BOOL)),
          Map.entry("Vec<Text>", list(TEXT)),
          Map.entry("Vec<Option<u8>>", list(option(U8))),
          Map.entry("Vec<(u16,u16)>", list(times(2, U16))),
          Map.entry("[u16;3]", times(3, U16)),
          Map.entry("[u8;4]", hex(Codecs.fixedBytes(4))));

  /** Numbers are tested elsewhere; the rest are shapes without a codec of their own here. */
  private static final Set<String> WITHOUT_CODEC =
      Set.of(
          "()",
          "(u16,(u16,bool))",
          "BTreeMap<u16,u32>",
          "BitVec<u8, Lsb0>",
          "BitVec<u8, Msb0>",
          "Demo",
          "I32F32 (struct { bits: i64 })",
          "Null",
          "Plain",
          "Point",
          "Result<u8,Text>",
          "U64F64 (struct { bits: u128 })");

  @Test
  void shouldWriteAndReadEveryCompositeVector() {
    Set<String> untested = new TreeSet<>();
    for (JsonNode c : Vectors.read("scale.json").get("encode")) {
      String type = c.get("type").asText();
      Optional<Codec<JsonNode>> codec = Optional.ofNullable(TYPES.get(type));
      if (codec.isPresent()) {
        assertEquals(c.get("hex").asText(), Hex.encode(codec.get().encode(c.get("value"))), type);
        assertEquals(c.get("value"), codec.get().decode(Vectors.hex(c, "hex")), type);
      } else if (!type.matches("(Compact<)?[ui][0-9]+>?")) {
        untested.add(type);
      }
    }
    assertEquals(new TreeSet<>(WITHOUT_CODEC), untested);
  }

  @Test
  void shouldRefuseBadTagsAndLengths() {
    assertThrows(ScaleException.class, () -> Codecs.option(Codecs.U8).decode(Hex.decode("0x0205")));
    assertThrows(
        ScaleException.class, () -> Codecs.list(Codecs.U16).decode(Hex.decode("0x0c01000200")));
    assertThrows(ScaleException.class, () -> Codecs.BYTES.decode(Hex.decode("0xfeffffff00")));
    assertThrows(ScaleException.class, () -> Codecs.U16.decode(Hex.decode("0x010200")));
    assertThrows(ScaleException.class, () -> Codecs.TEXT.decode(Hex.decode("0x04ff")));
  }

  private static JsonNode text(Object value) {
    return TextNode.valueOf(value.toString());
  }

  private static Codec<JsonNode> number(Codec<Integer> codec) {
    return codec.map(CompositeScaleTest::text, JsonNode::asInt);
  }

  private static Codec<JsonNode> hex(Codec<byte[]> codec) {
    return codec.map(v -> TextNode.valueOf(Hex.encode(v)), v -> Hex.decode(v.asText()));
  }

  private static Codec<JsonNode> option(Codec<JsonNode> item) {
    return Codecs.option(item)
        .map(v -> v.orElse(JSON.nullNode()), v -> v.isNull() ? Optional.empty() : Optional.of(v));
  }

  private static Codec<JsonNode> list(Codec<JsonNode> item) {
    return Codecs.list(item).map(v -> JSON.arrayNode().addAll(v), CompositeScaleTest::items);
  }

  private static Codec<JsonNode> times(int count, Codec<JsonNode> item) {
    return Codec.of(
        (out, value) -> value.forEach(v -> item.write(out, v)),
        in -> {
          ArrayNode array = JSON.arrayNode();
          for (int i = 0; i < count; i++) {
            array.add(item.read(in));
          }
          return array;
        });
  }

  private static List<JsonNode> items(JsonNode array) {
    List<JsonNode> items = new ArrayList<>();
    array.forEach(items::add);
    return items;
  }
}
