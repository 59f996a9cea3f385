package io.myelin.codec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Value;
import io.myelin.primitives.Hex;
import io.myelin.primitives.Ss58;
import java.math.BigInteger;
import java.util.List;

/** Values to JSON. */
final class ToJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** The greatest number that every reader of JSON takes as it is. */
  private static final BigInteger EXACT = BigInteger.ONE.shiftLeft(53);

  private final TypeRegistry types;
  private final int prefix;

  ToJson(TypeRegistry types, int prefix) {
    this.types = types;
    this.prefix = prefix;
  }

  JsonNode write(int id, Value value) {
    PortableType type = types.type(id);
    TypeDef def = type.def();
    if (value instanceof Value.Int number) {
      return def == TypeDef.Primitive.CHAR
          ? new TextNode(Character.toString(number.value().intValue()))
          : number(number.value());
    }
    if (value instanceof Value.Bytes bytes) {
      return new TextNode(bytes(type, bytes.value()));
    }
    if (value instanceof Value.Bool bool) {
      return BooleanNode.valueOf(bool.value());
    }
    if (value instanceof Value.Text text) {
      return new TextNode(text.value());
    }
    if (value instanceof Value.Bits bits) {
      return new TextNode("0b" + bits.digits());
    }
    if (def instanceof TypeDef.Composite composite && composite.wrapped().isPresent()) {
      return write(composite.wrapped().get().type(), value);
    }
    if (def instanceof TypeDef.Composite composite && value instanceof Value.Fields fields) {
      return fields(composite.fields(), fields);
    }
    if (def instanceof TypeDef.Variant variant && value instanceof Value.Variant held) {
      return variant(type, variant, held);
    }
    if (value instanceof Value.Items items) {
      return items(def, items.values());
    }
    throw new ValueRefused("", "a " + value.getClass().getSimpleName() + " is no " + type.name());
  }

  JsonNode fields(List<TypeDef.Field> fields, Value.Fields values) {
    ObjectNode object = NODES.objectNode();
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < fields.size(); i++) {
      JsonNode node = write(fields.get(i).type(), values.fields().get(i).value());
      fields.get(i).name().ifPresentOrElse(name -> object.set(name, node), () -> list.add(node));
    }
    return object.isEmpty() && !fields.isEmpty() ? list : object;
  }

  private static JsonNode number(BigInteger number) {
    return number.abs().compareTo(EXACT) <= 0
        ? new LongNode(number.longValue())
        : new TextNode(number.toString());
  }

  /** An account's address where the bytes are one, hex everywhere else. */
  private String bytes(PortableType type, byte[] bytes) {
    return type.name().equals("AccountId32") && bytes.length == 32
        ? Ss58.encode(bytes, prefix)
        : Hex.encode(bytes);
  }

  private JsonNode variant(PortableType type, TypeDef.Variant variant, Value.Variant held) {
    List<TypeDef.Field> fields =
        variant
            .at(held.index())
            .orElseThrow(() -> new ValueRefused("", type.name() + " has no " + held.name()))
            .fields();
    if (FromJson.option(type) && fields.isEmpty()) {
      return NullNode.getInstance();
    }
    if (fields.isEmpty()) {
      return new TextNode(held.name());
    }
    boolean bare = fields.size() == 1 && fields.get(0).name().isEmpty();
    JsonNode inside =
        bare
            ? write(fields.get(0).type(), held.fields().fields().get(0).value())
            : fields(fields, held.fields());
    if (FromJson.option(type) && bare && !FromJson.option(types.type(fields.get(0).type()))) {
      return inside;
    }
    return NODES.objectNode().set(held.name(), inside);
  }

  private JsonNode items(TypeDef def, List<Value> values) {
    ArrayNode list = NODES.arrayNode();
    for (int i = 0; i < values.size(); i++) {
      list.add(write(item(def, i), values.get(i)));
    }
    return list;
  }

  private static int item(TypeDef def, int place) {
    if (def instanceof TypeDef.Sequence sequence) {
      return sequence.item();
    }
    if (def instanceof TypeDef.Array array) {
      return array.item();
    }
    if (def instanceof TypeDef.Tuple tuple && place < tuple.items().size()) {
      return tuple.items().get(place);
    }
    throw new ValueRefused("", "a list is no value of " + def);
  }
}
