package io.myelin.codec.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Shapes;
import io.myelin.codec.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** JSON to values, by what their types need. */
final class FromJson {
  private static final int DEEPEST = 64;

  private final TypeRegistry types;
  private final Accounts accounts;

  FromJson(TypeRegistry types, Accounts accounts) {
    this.types = types;
    this.accounts = accounts;
  }

  Value read(int id, JsonNode node, String where) {
    return read(id, node, where, 0);
  }

  Value.Fields fields(List<TypeDef.Field> fields, JsonNode node, String where) {
    return fields(fields, node, where, 0);
  }

  static boolean option(PortableType type) {
    return type.path().equals(List.of("Option"));
  }

  private Value read(int id, JsonNode node, String where, int depth) {
    if (depth > DEEPEST) {
      throw new ValueRefused(where, "deeper than " + DEEPEST + " values in each other");
    }
    PortableType type = types.type(id);
    TypeDef def = type.def();
    if (def instanceof TypeDef.Primitive plain) {
      return PlainFromJson.plain(plain, node, where);
    }
    if (def instanceof TypeDef.Compact compact) {
      Optional<TypeDef.Primitive> number = Shapes.compacted(types, compact.inner());
      return number.isPresent()
          ? PlainFromJson.plain(number.get(), node, where)
          : new Value.Items(List.of());
    }
    if (def instanceof TypeDef.Bits) {
      return PlainFromJson.bits(node, where);
    }
    if (def instanceof TypeDef.Composite composite) {
      return composite(type, composite, node, where, depth);
    }
    if (def instanceof TypeDef.Variant variant) {
      return variant(type, variant, node, where, depth);
    }
    if (def instanceof TypeDef.Tuple tuple) {
      return tuple(tuple, node, where, depth);
    }
    return def instanceof TypeDef.Array array
        ? items(array.item(), Optional.of(array.length()), node, where, depth)
        : items(((TypeDef.Sequence) def).item(), Optional.empty(), node, where, depth);
  }

  private Value composite(
      PortableType type, TypeDef.Composite composite, JsonNode node, String where, int depth) {
    if (type.name().equals("AccountId32")) {
      return account(node, where);
    }
    if (Shapes.bigNumber(types, type).isPresent()) {
      return PlainFromJson.number(node, where);
    }
    if (composite.wrapped().isEmpty()) {
      return fields(composite.fields(), node, where, depth);
    }
    JsonNode inside = type.name().equals("BTreeMap") ? pairs(node) : node;
    return read(composite.wrapped().get().type(), inside, where, depth + 1);
  }

  private Value account(JsonNode node, String where) {
    try {
      return Value.of(accounts.of(node.asText()));
    } catch (IllegalArgumentException nobody) {
      throw new ValueRefused(where, String.valueOf(nobody.getMessage()));
    }
  }

  /** A map may be given as an object, where its keys are texts. */
  private static JsonNode pairs(JsonNode node) {
    if (!node.isObject()) {
      return node;
    }
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      list.addArray().add(entry.getKey()).add(entry.getValue());
    }
    return list;
  }

  private Value.Fields fields(List<TypeDef.Field> fields, JsonNode node, String where, int depth) {
    boolean named = fields.stream().anyMatch(field -> field.name().isPresent());
    if (fields.isEmpty() && node.isEmpty()) {
      return new Value.Fields(List.of());
    }
    if (named ? !node.isObject() : !node.isArray() || node.size() != fields.size()) {
      throw PlainFromJson.unlike(
          where,
          named ? "an object of " + names(fields) : "a list of " + fields.size() + " values",
          node);
    }
    if (named) {
      known(fields, node, where);
    }
    List<Value.Named> values = new ArrayList<>();
    for (int i = 0; i < fields.size(); i++) {
      TypeDef.Field field = fields.get(i);
      String name = field.name().orElse(Integer.toString(i));
      JsonNode value = named ? node.get(name) : node.get(i);
      if (value == null) {
        throw new ValueRefused(
            where, name + " is missing; needed: " + TypeText.of(types, field.type()));
      }
      values.add(
          new Value.Named(field.name(), read(field.type(), value, inside(where, name), depth + 1)));
    }
    return new Value.Fields(values);
  }

  private static void known(List<TypeDef.Field> fields, JsonNode node, String where) {
    List<String> names = fields.stream().flatMap(field -> field.name().stream()).toList();
    Iterator<String> given = node.fieldNames();
    while (given.hasNext()) {
      String name = given.next();
      if (!names.contains(name)) {
        throw new ValueRefused(where, Nearest.unknown("field", name, names));
      }
    }
  }

  private Value variant(
      PortableType type, TypeDef.Variant variant, JsonNode node, String where, int depth) {
    if (option(type) && (node.isNull() || node.asText().equals("null"))) {
      return Value.variant("None", 0);
    }
    boolean lone = node.isObject() && node.size() == 1;
    String name = lone ? node.fieldNames().next() : node.asText();
    Optional<TypeDef.Case> named =
        lone || node.isTextual() ? variant.named(name) : Optional.empty();
    if (option(type) && !(lone && named.isPresent())) {
      return bareSome(variant, node, where, depth);
    }
    if (named.isEmpty() && node.isTextual() && variant.named("Id").isPresent()) {
      return alternative(variant.named("Id").get(), node, where, depth);
    }
    if (named.isEmpty()) {
      List<String> names = variant.cases().stream().map(TypeDef.Case::name).toList();
      if (lone || node.isTextual()) {
        throw new ValueRefused(where, Nearest.unknown("alternative", name, names));
      }
      throw PlainFromJson.unlike(where, "one of " + Nearest.list(names), node);
    }
    TypeDef.Case found = named.get();
    if (!lone && !found.fields().isEmpty()) {
      throw PlainFromJson.unlike(
          where, "{\"" + name + "\": ...} with " + names(found.fields()), node);
    }
    return lone
        ? alternative(found, node.get(name), where.isEmpty() ? name : where + "." + name, depth)
        : new Value.Variant(name, found.index(), new Value.Fields(List.of()));
  }

  /** A value where an option is needed is meant as it is. */
  private Value bareSome(TypeDef.Variant variant, JsonNode node, String where, int depth) {
    TypeDef.Case some =
        variant.named("Some").orElseThrow(() -> PlainFromJson.unlike(where, "an option", node));
    if (some.fields().size() == 1 && option(types.type(some.fields().get(0).type()))) {
      throw PlainFromJson.unlike(
          where, "null or {\"Some\": ...}, for an option in an option", node);
    }
    return alternative(some, node, where, depth);
  }

  private Value alternative(TypeDef.Case found, JsonNode node, String where, int depth) {
    boolean bare = found.fields().size() == 1 && found.fields().get(0).name().isEmpty();
    Value.Fields fields =
        bare
            ? new Value.Fields(
                List.of(
                    new Value.Named(
                        Optional.empty(),
                        read(found.fields().get(0).type(), node, where, depth + 1))))
            : fields(found.fields(), node, where, depth);
    return new Value.Variant(found.name(), found.index(), fields);
  }

  private Value tuple(TypeDef.Tuple tuple, JsonNode node, String where, int depth) {
    if (tuple.items().isEmpty() && (node.isNull() || node.isEmpty())) {
      return new Value.Items(List.of());
    }
    if (!node.isArray() || node.size() != tuple.items().size()) {
      throw PlainFromJson.unlike(where, "a list of " + tuple.items().size() + " values", node);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      values.add(read(tuple.items().get(i), node.get(i), where + "[" + i + "]", depth + 1));
    }
    return new Value.Items(values);
  }

  private Value items(int item, Optional<Long> length, JsonNode node, String where, int depth) {
    if (types.def(item) == TypeDef.Primitive.U8 && node.isTextual()) {
      return PlainFromJson.bytes((TextNode) node, length, where);
    }
    if (!node.isArray()) {
      throw PlainFromJson.unlike(where, "a list of " + TypeText.of(types, item), node);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      values.add(read(item, node.get(i), where + "[" + i + "]", depth + 1));
    }
    if (length.isPresent() && length.get() != values.size()) {
      throw new ValueRefused(where, values.size() + " items given, " + length.get() + " needed");
    }
    return types.def(item) == TypeDef.Primitive.U8
        ? PlainFromJson.octets(values)
        : new Value.Items(values);
  }

  private static String inside(String where, String name) {
    return where.isEmpty() ? name : where + "." + name;
  }

  private String names(List<TypeDef.Field> fields) {
    return fields.stream()
        .map(field -> field.name().map(n -> n + ": ").orElse("") + TypeText.of(types, field.type()))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
