package io.myelin.conformance;

import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeDef.Case;
import io.myelin.codec.meta.TypeDef.Field;
import io.myelin.codec.meta.TypeRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A registry of the types that the vectors name by text, as a chain's metadata would have them. */
final class ScaleTypes {
  private static final Map<String, String> ALIASES =
      Map.of(
          "I32F32 (struct { bits: i64 })", "Bits<i64>",
          "U64F64 (struct { bits: u128 })", "Bits<u128>",
          "Plain enum of 3", "Plain",
          "u16 (whole input)", "u16",
          "Null", "()",
          "Text", "str",
          "Bytes", "Vec<u8>");

  private final List<PortableType> types = new ArrayList<>();

  TypeRegistry registry() {
    return new TypeRegistry(types);
  }

  int of(String text) {
    String type = ALIASES.getOrDefault(text, text);
    if (type.startsWith("(")) {
      return add("", new TypeDef.Tuple(inner(type).stream().map(this::of).toList()));
    }
    if (type.startsWith("[")) {
      String[] parts = type.substring(1, type.length() - 1).split(";");
      return add("", new TypeDef.Array(Long.parseLong(parts[1].strip()), of(parts[0])));
    }
    List<String> arguments = type.endsWith(">") ? inner(type) : List.of();
    String name = arguments.isEmpty() ? type : type.substring(0, type.indexOf('<'));
    return switch (name) {
      case "Compact" -> add("", new TypeDef.Compact(of(arguments.get(0))));
      case "Vec" -> add("", new TypeDef.Sequence(of(arguments.get(0))));
      case "BitVec" ->
          add(
              "",
              new TypeDef.Bits(
                  of(arguments.get(0)), add(arguments.get(1), new TypeDef.Composite(List.of()))));
      case "BTreeMap" ->
          add(name, composite(field("", "Vec<(" + String.join(",", arguments) + ")>")));
      case "Option" -> enumOf(name, one(0, "None"), one(1, "Some", arguments.get(0)));
      case "Result" ->
          enumOf(name, one(0, "Ok", arguments.get(0)), one(1, "Err", arguments.get(1)));
      case "Bits" -> add(name, composite(field("bits", arguments.get(0))));
      case "Point" ->
          add(name, composite(field("x", "u16"), field("y", "Option<u8>"), field("tag", "Text")));
      case "Plain" -> enumOf(name, one(0, "Zero"), one(1, "One"), one(2, "Two"));
      case "Demo" ->
          enumOf(
              name,
              one(0, "A"),
              one(1, "B", "u16"),
              one(2, "C", "u8", "bool"),
              new Case("D", List.of(field("x", "u32"), field("y", "Compact<u64>")), 3, List.of()));
      case "MultiAddress" ->
          enumOf(
              name,
              one(0, "Id", "[u8;32]"),
              one(1, "Index", "()"),
              one(2, "Raw", "Bytes"),
              one(3, "Address32", "[u8;32]"),
              one(4, "Address20", "[u8;20]"));
      default -> add("", TypeDef.Primitive.valueOf(name.toUpperCase(Locale.ROOT)));
    };
  }

  private int add(String name, TypeDef def) {
    List<String> path = name.isEmpty() ? List.of() : List.of(name);
    types.add(new PortableType(path, List.of(), def, List.of()));
    return types.size() - 1;
  }

  private int enumOf(String name, Case... cases) {
    return add(name, new TypeDef.Variant(List.of(cases)));
  }

  private static TypeDef composite(Field... fields) {
    return new TypeDef.Composite(List.of(fields));
  }

  private Case one(int index, String name, String... fields) {
    return new Case(
        name, List.of(fields).stream().map(type -> field("", type)).toList(), index, List.of());
  }

  private Field field(String name, String type) {
    Optional<String> named = name.isEmpty() ? Optional.empty() : Optional.of(name);
    return new Field(named, of(type), Optional.empty(), List.of());
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
}
