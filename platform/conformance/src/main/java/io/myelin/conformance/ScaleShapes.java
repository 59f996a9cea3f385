package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.primitives.Hex;
import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Codecs of JSON values that are made of other values. */
final class ScaleShapes {
  private ScaleShapes() {}

  /** One case of an enum; a single field stands bare, several as a list. */
  record Variant(String name, Codec<JsonNode> content) {}

  static Codec<JsonNode> option(Codec<JsonNode> item) {
    return Codec.of(
        (out, v) -> {
          out.bool(!v.isNull());
          if (!v.isNull()) {
            item.write(out, v);
          }
        },
        in -> in.bool() ? item.read(in) : ScaleTypes.nothing());
  }

  static Codec<JsonNode> vec(Codec<JsonNode> item) {
    return Codec.of(
        (out, v) -> {
          out.compact(v.size());
          v.forEach(each -> item.write(out, each));
        },
        in -> {
          int count = in.length(1);
          ArrayNode list = ScaleTypes.nodes().arrayNode();
          for (int i = 0; i < count; i++) {
            list.add(item.read(in));
          }
          return list;
        });
  }

  /** A fixed number of items; bytes are written as hex. */
  static Codec<JsonNode> array(String type, int count) {
    if (type.equals("u8")) {
      return Codec.of(
          (out, v) -> out.bytes(Hex.decode(v.asText())),
          in -> new TextNode(Hex.encode(in.bytes(count))));
    }
    Codec<JsonNode> item = ScaleTypes.of(type);
    return tuple(java.util.Collections.nCopies(count, item));
  }

  static Codec<JsonNode> tuple(List<Codec<JsonNode>> items) {
    return Codec.of(
        (out, v) -> {
          for (int i = 0; i < items.size(); i++) {
            items.get(i).write(out, v.get(i));
          }
        },
        in -> {
          ArrayNode list = ScaleTypes.nodes().arrayNode();
          items.forEach(item -> list.add(item.read(in)));
          return list.isEmpty() ? ScaleTypes.nothing() : list;
        });
  }

  static Codec<JsonNode> struct(List<String> names, List<Codec<JsonNode>> types) {
    return Codec.of(
        (out, v) -> {
          for (int i = 0; i < names.size(); i++) {
            types.get(i).write(out, v.get(names.get(i)));
          }
        },
        in -> {
          ObjectNode object = ScaleTypes.nodes().objectNode();
          for (int i = 0; i < names.size(); i++) {
            object.set(names.get(i), types.get(i).read(in));
          }
          return object;
        });
  }

  /** Pairs in ascending order of their keys. */
  static Codec<JsonNode> map(Codec<JsonNode> key, Codec<JsonNode> value) {
    return Codec.of(
        (out, v) -> {
          List<Map.Entry<String, JsonNode>> pairs =
              v.properties().stream()
                  .sorted(Comparator.comparing(pair -> Long.valueOf(pair.getKey())))
                  .toList();
          out.compact(pairs.size());
          for (Map.Entry<String, JsonNode> pair : pairs) {
            key.write(out, new TextNode(pair.getKey()));
            value.write(out, pair.getValue());
          }
        },
        in -> {
          int count = in.length(1);
          ObjectNode object = ScaleTypes.nodes().objectNode();
          for (int i = 0; i < count; i++) {
            object.set(key.read(in).asText(), value.read(in));
          }
          return object;
        });
  }

  /** An enum whose indices are the places in the list. */
  static Codec<JsonNode> variants(Variant... cases) {
    return Codec.of(
        (out, v) -> {
          String name = v.isTextual() ? v.asText() : v.fieldNames().next();
          int index = Arrays.stream(cases).map(Variant::name).toList().indexOf(name);
          out.u8(index);
          cases[index].content.write(out, v.isTextual() ? ScaleTypes.nothing() : v.get(name));
        },
        in -> {
          int index = in.u8();
          if (index >= cases.length) {
            throw new ScaleException(
                "variant refused: " + index + " seen, below " + cases.length + " needed");
          }
          ObjectNode object = ScaleTypes.nodes().objectNode();
          return object.set(cases[index].name, cases[index].content.read(in));
        });
  }
}
