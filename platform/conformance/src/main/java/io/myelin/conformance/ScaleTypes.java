package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Codecs of JSON values by the text of a type, as the vectors write types. */
final class ScaleTypes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Map<String, String> ALIASES =
      Map.of(
          "I32F32 (struct { bits: i64 })", "fixed<i64;32>",
          "U64F64 (struct { bits: u128 })", "fixed<u128;64>",
          "Plain enum of 3", "Plain",
          "u16 (whole input)", "u16",
          "Null", "()");

  private ScaleTypes() {}

  static Codec<JsonNode> of(String text) {
    String type = ALIASES.getOrDefault(text, text);
    if (type.matches("[ui][0-9]+")) {
      return integer(type);
    }
    if (type.startsWith("(")) {
      return ScaleShapes.tuple(inner(type).stream().map(ScaleTypes::of).toList());
    }
    if (type.startsWith("[")) {
      String[] parts = type.substring(1, type.length() - 1).split(";");
      return ScaleShapes.array(parts[0], Integer.parseInt(parts[1].strip()));
    }
    List<String> arguments = type.endsWith(">") ? inner(type) : List.of();
    return switch (arguments.isEmpty() ? type : type.substring(0, type.indexOf('<'))) {
      case "bool" -> Codec.of((out, v) -> out.bool(v.asBoolean()), in -> bool(in.bool()));
      case "Text" -> Codec.of((out, v) -> out.text(v.asText()), in -> new TextNode(in.text()));
      case "Bytes" -> bytes();
      case "Compact" -> compact(arguments.get(0));
      case "Option" -> ScaleShapes.option(of(arguments.get(0)));
      case "Vec" -> ScaleShapes.vec(of(arguments.get(0)));
      case "BTreeMap" -> ScaleShapes.map(of(arguments.get(0)), of(arguments.get(1)));
      case "BitVec" -> bits(arguments.get(1).equals("Msb0"));
      case "fixed" -> fixed(type.substring(6, type.length() - 1).split(";"));
      case "Result" ->
          ScaleShapes.variants(named("Ok", arguments.get(0)), named("Err", arguments.get(1)));
      case "Plain" -> ScaleShapes.variants(named("Zero"), named("One"), named("Two"));
      case "Demo" ->
          ScaleShapes.variants(
              named("A"),
              named("B", "u16"),
              named("C", "u8", "bool"),
              new ScaleShapes.Variant(
                  "D",
                  ScaleShapes.struct(List.of("x", "y"), List.of(of("u32"), of("Compact<u64>")))));
      case "Point" ->
          ScaleShapes.struct(
              List.of("x", "y", "tag"), List.of(of("u16"), of("Option<u8>"), of("Text")));
      case "MultiAddress" ->
          ScaleShapes.variants(
              named("Id", "[u8;32]"),
              named("Index", "()"),
              named("Raw", "Bytes"),
              named("Address32", "[u8;32]"),
              named("Address20", "[u8;20]"));
      default -> throw new IllegalStateException("unknown type " + text);
    };
  }

  private static ScaleShapes.Variant named(String name, String... types) {
    List<Codec<JsonNode>> fields = List.of(types).stream().map(ScaleTypes::of).toList();
    return new ScaleShapes.Variant(
        name, fields.size() == 1 ? fields.get(0) : ScaleShapes.tuple(fields));
  }

  /** The comma-separated arguments between the outermost brackets. */
  private static List<String> inner(String type) {
    int open = type.startsWith("(") ? 0 : type.indexOf('<');
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int i = start; i < type.length(); i++) {
      char ch = type.charAt(i);
      boolean last = i == type.length() - 1;
      if (last || (ch == ',' && depth == 0)) {
        parts.add(type.substring(start, i).strip());
        start = i + 1;
      }
      depth += "<([".indexOf(ch) >= 0 ? 1 : ">)]".indexOf(ch) >= 0 ? -1 : 0;
    }
    parts.removeIf(String::isEmpty);
    return parts;
  }

  static Codec<JsonNode> integer(String type) {
    int size = Integer.parseInt(type.substring(1)) / 8;
    boolean signed = type.startsWith("i");
    return Codec.of(
        (out, v) -> little(out, Json.big(v), size),
        in -> new TextNode(little(in, size, signed).toString()));
  }

  private static void little(ScaleWriter out, BigInteger value, int size) {
    for (int i = 0; i < size; i++) {
      out.u8(value.shiftRight(8 * i).intValue() & 0xff);
    }
  }

  private static BigInteger little(ScaleReader in, int size, boolean signed) {
    byte[] raw = in.bytes(size);
    byte[] big = new byte[size + 1];
    for (int i = 0; i < size; i++) {
      big[size - i] = raw[i];
    }
    big[0] = (byte) (signed && raw[size - 1] < 0 ? -1 : 0);
    return new BigInteger(big);
  }

  private static Codec<JsonNode> compact(String type) {
    int bits = Integer.parseInt(type.substring(1));
    return Codec.of(
        (out, v) -> out.compact(Json.big(v)),
        in -> {
          BigInteger value = in.compactBig();
          if (value.bitLength() > bits) {
            throw new ScaleException("compact refused: " + value + " does not fit " + type);
          }
          return new TextNode(value.toString());
        });
  }

  private static Codec<JsonNode> fixed(String[] parts) {
    Codec<JsonNode> raw = integer(parts[0]);
    BigDecimal unit = new BigDecimal(BigInteger.ONE.shiftLeft(Integer.parseInt(parts[1])));
    return raw.map(
        bits -> new TextNode(new BigDecimal(bits.asText()).divide(unit).toPlainString()),
        v ->
            new TextNode(new BigDecimal(v.asText()).multiply(unit).toBigIntegerExact().toString()));
  }

  private static Codec<JsonNode> bytes() {
    return Codec.of(
        (out, v) -> out.lengthPrefixed(Hex.decode(v.asText())),
        in -> new TextNode(Hex.encode(in.lengthPrefixed())));
  }

  /** Bits in order of their index, packed into bytes from the low or the high end. */
  private static Codec<JsonNode> bits(boolean highFirst) {
    return Codec.of(
        (out, v) -> {
          String bits = v.asText().substring(2);
          byte[] packed = new byte[(bits.length() + 7) / 8];
          for (int i = 0; i < bits.length(); i++) {
            int place = highFirst ? 7 - i % 8 : i % 8;
            packed[i / 8] |= (byte) (bits.charAt(i) == '1' ? 1 << place : 0);
          }
          out.compact(bits.length()).bytes(packed);
        },
        in -> {
          int count = (int) in.compact(31);
          byte[] packed = in.bytes((count + 7) / 8);
          StringBuilder bits = new StringBuilder("0b");
          for (int i = 0; i < count; i++) {
            int place = highFirst ? 7 - i % 8 : i % 8;
            bits.append(packed[i / 8] >> place & 1);
          }
          return new TextNode(bits.toString());
        });
  }

  private static JsonNode bool(boolean value) {
    return BooleanNode.valueOf(value);
  }

  static JsonNode nothing() {
    return NullNode.getInstance();
  }

  static JsonNodeFactory nodes() {
    return NODES;
  }
}
