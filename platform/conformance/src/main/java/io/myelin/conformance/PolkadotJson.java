package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Plain;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as polkadot.js shows them, which the vectors were recorded from. */
final class PolkadotJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private final TypeRegistry types;

  PolkadotJson(TypeRegistry types) {
    this.types = types;
  }

  JsonNode show(int id, Value value) {
    PortableType type = types.type(id);
    if (type.name().equals("AccountId32")) {
      return new TextNode(Ss58.encode(Plain.account(value)));
    }
    if (value instanceof Value.Int number) {
      return BigIntegerNode.valueOf(number.value());
    }
    if (value instanceof Value.Bool bool) {
      return BooleanNode.valueOf(bool.value());
    }
    if (value instanceof Value.Text text) {
      return new TextNode(text.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return new TextNode(Hex.encode(bytes.value()));
    }
    if (type.def() instanceof TypeDef.Composite composite && composite.wrapped().isPresent()) {
      return show(composite.wrapped().get().type(), value);
    }
    if (type.def() instanceof TypeDef.Composite composite && value instanceof Value.Fields held) {
      return fields(composite.fields(), held);
    }
    if (type.def() instanceof TypeDef.Variant variant && value instanceof Value.Variant held) {
      return alternative(variant, held);
    }
    if (type.def() instanceof TypeDef.Tuple tuple) {
      ArrayNode list = NODES.arrayNode();
      List<Value> items = Plain.items(value);
      for (int i = 0; i < items.size(); i++) {
        list.add(show(tuple.items().get(i), items.get(i)));
      }
      return list.isEmpty() ? NullNode.getInstance() : list;
    }
    int item =
        type.def() instanceof TypeDef.Array array
            ? array.item()
            : ((TypeDef.Sequence) type.def()).item();
    ArrayNode list = NODES.arrayNode();
    Plain.items(value).forEach(each -> list.add(show(item, each)));
    return list;
  }

  /** The values of fields one after another. */
  List<JsonNode> each(List<TypeDef.Field> fields, Value.Fields values) {
    List<JsonNode> shown = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      shown.add(show(fields.get(i).type(), values.at(i).orElseThrow()));
    }
    return shown;
  }

  private JsonNode alternative(TypeDef.Variant variant, Value.Variant held) {
    boolean plain = variant.cases().stream().allMatch(one -> one.fields().isEmpty());
    List<TypeDef.Field> fields = variant.at(held.index()).orElseThrow().fields();
    return plain
        ? new TextNode(held.name())
        : NODES.objectNode().set(camel(held.name()), fields(fields, held.fields()));
  }

  /** Nothing, a single value, a list, or an object when the fields have names. */
  private JsonNode fields(List<TypeDef.Field> fields, Value.Fields values) {
    List<JsonNode> shown = each(fields, values);
    ObjectNode object = NODES.objectNode();
    for (int i = 0; i < fields.size(); i++) {
      JsonNode value = shown.get(i);
      fields.get(i).name().ifPresent(name -> object.set(camel(name), value));
    }
    if (!object.isEmpty()) {
      return object;
    }
    return switch (shown.size()) {
      case 0 -> NullNode.getInstance();
      case 1 -> shown.get(0);
      default -> NODES.arrayNode().addAll(shown);
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
