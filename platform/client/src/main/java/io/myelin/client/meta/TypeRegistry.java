package io.myelin.client.meta;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The types of a chain; a type's id is its place in the list. */
public final class TypeRegistry {
  private final List<PortableType> types;

  private TypeRegistry(List<PortableType> types) {
    this.types = List.copyOf(types);
  }

  /**
   * The type of an id.
   *
   * @throws ScaleException when there is none
   */
  public PortableType type(int id) {
    if (id < 0 || id >= types.size()) {
      throw new ScaleException(
          "type refused: id " + id + " seen, below " + types.size() + " needed");
    }
    return types.get(id);
  }

  static TypeRegistry read(ScaleReader in) {
    List<PortableType> types = new ArrayList<>();
    for (int left = in.length(1); left > 0; left--) {
      if (in.compact(31) != types.size()) {
        throw new ScaleException("types refused: type " + types.size() + " is out of order");
      }
      List<String> path = list(in, ScaleReader::text);
      list(in, TypeRegistry::parameter);
      types.add(new PortableType(path, def(in)));
      docs(in);
    }
    return new TypeRegistry(types);
  }

  static <T> List<T> list(ScaleReader in, Function<ScaleReader, T> item) {
    List<T> items = new ArrayList<>();
    for (int left = in.length(1); left > 0; left--) {
      items.add(item.apply(in));
    }
    return items;
  }

  static <T> Optional<T> optional(ScaleReader in, Function<ScaleReader, T> item) {
    return in.bool() ? Optional.of(item.apply(in)) : Optional.empty();
  }

  static int id(ScaleReader in) {
    return (int) in.compact(31);
  }

  static String docs(ScaleReader in) {
    return String.join(" ", list(in, line -> line.text().strip()));
  }

  private static Optional<Integer> parameter(ScaleReader in) {
    in.text();
    return optional(in, TypeRegistry::id);
  }

  private static TypeDef def(ScaleReader in) {
    int kind = in.u8();
    return switch (kind) {
      case 0 -> new TypeDef.Composite(list(in, TypeRegistry::field));
      case 1 -> variant(in);
      case 2 -> new TypeDef.Sequence(id(in));
      case 3 -> new TypeDef.Array(in.u32(), id(in));
      case 4 -> new TypeDef.Tuple(list(in, TypeRegistry::id));
      case 5 -> primitive(in.u8());
      case 6 -> new TypeDef.Compact(id(in));
      case 7 -> new TypeDef.Bits(id(in), id(in));
      default -> throw new ScaleException("type refused: kind " + kind + " seen, 0..7 needed");
    };
  }

  private static TypeDef.Field field(ScaleReader in) {
    Optional<String> name = optional(in, ScaleReader::text);
    int type = id(in);
    Optional<String> typeName = optional(in, ScaleReader::text);
    docs(in);
    return new TypeDef.Field(name, type, typeName);
  }

  private static TypeDef variant(ScaleReader in) {
    Map<Integer, TypeDef.Case> cases = new HashMap<>();
    for (int left = in.length(1); left > 0; left--) {
      String name = in.text();
      List<TypeDef.Field> fields = list(in, TypeRegistry::field);
      int index = in.u8();
      if (cases.put(index, new TypeDef.Case(index, name, fields, docs(in))) != null) {
        throw new ScaleException("type refused: two alternatives with the index " + index);
      }
    }
    return new TypeDef.Variant(cases);
  }

  private static TypeDef primitive(int number) {
    return TypeDef.Primitive.ofNumber(number)
        .orElseThrow(
            () -> new ScaleException("type refused: plain type " + number + " is unknown"));
  }
}
