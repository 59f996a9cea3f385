package io.myelin.runtime.type;

import io.myelin.primitives.scale.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads a type from its name, such as {@code Vec<(u64, AccountId)>}. For tables of calls and events
 * whose values no Java code looks at.
 */
public final class TypeNames {
  private static final Map<String, Type<?>> PLAIN =
      Map.ofEntries(
          Map.entry("bool", Types.BOOL),
          Map.entry("u8", Types.U8),
          Map.entry("u16", Types.U16),
          Map.entry("i16", Types.I16),
          Map.entry("u32", Types.U32),
          Map.entry("u64", Types.U64),
          Map.entry("u128", Types.U128),
          Map.entry("AccountId", Types.ACCOUNT),
          Map.entry("H256", Types.H256),
          Map.entry("Vec<u8>", Types.BYTES),
          Map.entry("Compact<u16>", Types.COMPACT_U16),
          Map.entry("Compact<u64>", Types.COMPACT_U64));
  private final Map<String, Type<?>> named;

  /** With the types of a pallet besides the plain ones. */
  public TypeNames(Map<String, Type<?>> named) {
    this.named = Map.copyOf(named);
  }

  /**
   * The type of that name.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  public Type<?> parse(String name) {
    if (PLAIN.containsKey(name)) {
      return PLAIN.get(name);
    }
    if (named.containsKey(name)) {
      return named.get(name);
    }
    if (name.startsWith("(")) {
      return tuple(split(inner(name, 1)).stream().<Type<?>>map(this::parse).toList());
    }
    if (name.startsWith("[u8;")) {
      return Types.bytes(Integer.parseInt(inner(name, 4).strip()));
    }
    if (name.startsWith("Vec<")) {
      return Types.vec(parse(inner(name, 4)));
    }
    if (name.startsWith("Option<")) {
      return Types.option(parse(inner(name, 7)));
    }
    if (name.startsWith("BTreeSet<")) {
      return Types.set(parse(inner(name, 9)));
    }
    throw new IllegalArgumentException("type refused: no type is named " + name);
  }

  /** Values one after another, typed by position. */
  @SuppressWarnings("unchecked")
  public static Codec<List<Object>> sequence(List<Type<?>> types) {
    return Codec.of(
        (out, values) -> {
          for (int i = 0; i < types.size(); i++) {
            ((Codec<Object>) types.get(i).codec()).write(out, values.get(i));
          }
        },
        in -> {
          List<Object> values = new ArrayList<>();
          for (Type<?> type : types) {
            values.add(type.codec().read(in));
          }
          return List.copyOf(values);
        });
  }

  /** Splits at commas outside brackets. */
  public static List<String> split(String list) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < list.length(); i++) {
      char c = list.charAt(i);
      if (c == '<' || c == '(' || c == '[') {
        depth++;
      } else if (c == '>' || c == ')' || c == ']') {
        depth--;
      } else if (c == ',' && depth == 0) {
        parts.add(list.substring(start, i).strip());
        start = i + 1;
      }
    }
    if (!list.substring(start).isBlank()) {
      parts.add(list.substring(start).strip());
    }
    return parts;
  }

  private static Type<List<Object>> tuple(List<Type<?>> items) {
    return new Type<>(
        sequence(items), new TypeShape.Tuple(items.stream().<TypeShape>map(Type::shape).toList()));
  }

  private static String inner(String name, int start) {
    return name.substring(start, name.length() - 1);
  }
}
