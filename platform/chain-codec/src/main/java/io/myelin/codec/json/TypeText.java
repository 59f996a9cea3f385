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
  private static final int MOST_PARTS = 200;

  private final TypeRegistry types;
  private int left = MOST_PARTS;

  private TypeText(TypeRegistry types) {
    this.types = types;
  }

  /** The name of a type; what is deeper than eight types or behind 200 of them is left out. */
  public static String of(TypeRegistry types, int id) {
    return new TypeText(types).of(id, 0);
  }

  private String of(int id, int depth) {
    if (depth > DEEPEST || --left < 0) {
      return "..";
    }
    PortableType type = types.type(id);
    if (!type.path().isEmpty()) {
      return named(type, depth);
    }
    TypeDef def = type.def();
    if (def instanceof TypeDef.Primitive plain) {
      return plain.name().toLowerCase(Locale.ROOT);
    }
    if (def instanceof TypeDef.Sequence sequence) {
      return "Vec<" + of(sequence.item(), depth + 1) + ">";
    }
    if (def instanceof TypeDef.Array array) {
      return "[" + of(array.item(), depth + 1) + "; " + array.length() + "]";
    }
    if (def instanceof TypeDef.Compact compact) {
      return "Compact<" + of(compact.inner(), depth + 1) + ">";
    }
    if (def instanceof TypeDef.Bits bits) {
      return "BitVec<" + of(bits.store(), depth + 1) + ">";
    }
    return "(" + String.join(", ", parts(def, depth)) + ")";
  }

  private List<String> parts(TypeDef def, int depth) {
    List<Integer> parts =
        def instanceof TypeDef.Composite composite
            ? composite.fields().stream().map(TypeDef.Field::type).toList()
            : def instanceof TypeDef.Tuple tuple ? tuple.items() : List.of();
    return parts.stream().limit(left + 1L).map(part -> of(part, depth + 1)).toList();
  }

  private String named(PortableType type, int depth) {
    if (type.name().endsWith("MultiAddress")) {
      return "MultiAddress";
    }
    String arguments =
        type.parameters().stream()
            .flatMap(parameter -> parameter.type().stream())
            .limit(left + 1L)
            .map(part -> of(part, depth + 1))
            .collect(Collectors.joining(", "));
    return arguments.isEmpty() ? type.name() : type.name() + "<" + arguments + ">";
  }
}
