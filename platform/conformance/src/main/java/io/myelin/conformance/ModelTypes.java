package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.primitives.AccountId;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads SCALE by a list of types and shows values as polkadot.js does. */
final class ModelTypes {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final JsonNode types;

  ModelTypes(JsonNode types) {
    this.types = types;
  }

  JsonNode def(int id) {
    return types.get(id).get("def");
  }

  /** The alternative of an enum with this index. */
  JsonNode variant(int id, int index) {
    for (JsonNode one : def(id).get("variant")) {
      if (one.get("index").asInt() == index) {
        return one;
      }
    }
    throw new ScaleException("variant refused: type " + id + " has no index " + index);
  }

  JsonNode read(int id, ScaleReader in) {
    if (types.get(id).get("path").path(2).asText().equals("AccountId32")) {
      return new TextNode(Ss58.encode(AccountId.CODEC.read(in)));
    }
    String kind = def(id).fieldNames().next();
    JsonNode body = def(id).get(kind);
    return switch (kind) {
      case "prim" -> primitive(body.asText(), in);
      case "comp" -> fields(body, in);
      case "variant" -> alternative(id, body, in);
      case "seq" -> items(body.asInt(), in.length(1), in);
      case "arr" -> items(body.get(1).asInt(), body.get(0).asInt(), in);
      case "tup" -> tuple(body, in);
      case "compact" -> BigIntegerNode.valueOf(in.compactBig());
      default -> throw new IllegalStateException("events hold no " + kind);
    };
  }

  private static JsonNode primitive(String name, ScaleReader in) {
    return switch (name) {
      case "bool" -> BooleanNode.valueOf(in.bool());
      case "str" -> new TextNode(in.text());
      default -> ScaleTypes.integer(name).read(in);
    };
  }

  private JsonNode items(int item, int count, ScaleReader in) {
    if (def(item).path("prim").asText().equals("u8")) {
      return new TextNode(Hex.encode(in.bytes(count)));
    }
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < count; i++) {
      list.add(read(item, in));
    }
    return list;
  }

  private JsonNode tuple(JsonNode ids, ScaleReader in) {
    ArrayNode list = NODES.arrayNode();
    ids.forEach(id -> list.add(read(id.asInt(), in)));
    return list.isEmpty() ? NullNode.getInstance() : list;
  }

  private JsonNode alternative(int id, JsonNode cases, ScaleReader in) {
    JsonNode one = variant(id, in.u8());
    String name = one.get("name").asText();
    for (JsonNode each : cases) {
      if (!each.path("fields").isEmpty()) {
        return NODES.objectNode().set(camel(name), fields(one.path("fields"), in));
      }
    }
    return new TextNode(name);
  }

  /** Nothing, a single value, a list, or an object when the fields have names. */
  private JsonNode fields(JsonNode fields, ScaleReader in) {
    ObjectNode object = NODES.objectNode();
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode field : fields) {
      JsonNode value = read(field.get(1).asInt(), in);
      values.add(value);
      if (field.get(0).isTextual()) {
        object.set(camel(field.get(0).asText()), value);
      }
    }
    if (!object.isEmpty()) {
      return object;
    }
    return switch (values.size()) {
      case 0 -> NullNode.getInstance();
      case 1 -> values.get(0);
      default -> NODES.arrayNode().addAll(values);
    };
  }

  /** {@code pays_fee} to {@code paysFee}, {@code BadOrigin} to {@code badOrigin}. */
  static String camel(String name) {
    String[] words = name.split("_");
    StringBuilder out = new StringBuilder(words[0].substring(0, 1).toLowerCase(Locale.ROOT));
    out.append(words[0].substring(1));
    for (int i = 1; i < words.length; i++) {
      out.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return out.toString();
  }
}
