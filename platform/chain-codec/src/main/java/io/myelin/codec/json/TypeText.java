package io.myelin.codec.json;

import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Types as their authors write them, such as {@code Vec<(u16, AccountId32)>}. */
public final class TypeText {
  private static final int DEEPEST = 8;

  private TypeText() {}

  /** The name of a type; what lies deeper than eight types in each other is left out. */
  public static String of(TypeRegistry types, int id) {
    return of(types, id, 0);
  }

  private static String of(TypeRegistry types, int id, int depth) {
    if (depth > DEEPEST) {
      return "..";
    }
    PortableType type = types.type(id);
    if (!type.path().isEmpty()) {
      return named(types, type, depth);
    }
    TypeDef def = type.def();
    if (def instanceof TypeDef.Primitive plain) {
      return plain.name().toLowerCase(Locale.ROOT);
    }
    if (def instanceof TypeDef.Sequence sequence) {
      return "Vec<" + of(types, sequence.item(), depth + 1) + ">";
    }
    if (def instanceof TypeDef.Array array) {
      return "[" + of(types, array.item(), depth + 1) + "; " + array.length() + "]";
    }
    if (def instanceof TypeDef.Compact compact) {
      return "Compact<" + of(types, compact.inner(), depth + 1) + ">";
    }
    if (def instanceof TypeDef.Bits bits) {
      return "BitVec<" + of(types, bits.store(), depth + 1) + ">";
    }
    return "(" + String.join(", ", parts(types, def, depth)) + ")";
  }

  private static List<String> parts(TypeRegistry types, TypeDef def, int depth) {
    List<Integer> parts =
        def instanceof TypeDef.Composite composite
            ? composite.fields().stream().map(TypeDef.Field::type).toList()
            : def instanceof TypeDef.Tuple tuple ? tuple.items() : List.of();
    return parts.stream().map(part -> of(types, part, depth + 1)).toList();
  }

  private static String named(TypeRegistry types, PortableType type, int depth) {
    if (type.name().endsWith("MultiAddress")) {
      return "MultiAddress";
    }
    String arguments =
        type.parameters().stream()
            .flatMap(parameter -> parameter.type().stream())
            .map(part -> of(types, part, depth + 1))
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? type.name() : type.name() + "<" + arguments + ">";
  }
}
