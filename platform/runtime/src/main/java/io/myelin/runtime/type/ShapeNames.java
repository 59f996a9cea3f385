package io.myelin.runtime.type;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Names types by their form, with the last part of the path where a type has one. An account is
 * {@code AccountId}, as in the tables of calls (extrinsics.md 2).
 */
final class ShapeNames {
  private ShapeNames() {}

  static String of(TypeShape shape) {
    if (shape instanceof TypeShape.Composite composite) {
      return composite.path().isEmpty()
          ? tuple(composite.fields(), TypeShape.Field::typeName)
          : generic(composite.path(), composite.params());
    }
    if (shape instanceof TypeShape.Variant variant) {
      return generic(variant.path(), variant.params());
    }
    if (shape instanceof TypeShape.Sequence sequence) {
      return "Vec<" + of(sequence.item()) + ">";
    }
    if (shape instanceof TypeShape.Array array) {
      return "[" + of(array.item()) + "; " + array.length() + "]";
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return tuple(tuple.items(), ShapeNames::of);
    }
    if (shape instanceof TypeShape.Compact compact) {
      return "Compact<" + of(compact.inner()) + ">";
    }
    if (shape instanceof TypeShape.Primitive primitive) {
      return primitive.name();
    }
    return ((TypeShape.Reference) shape).name();
  }

  private static String generic(List<String> path, List<TypeShape.Param> params) {
    String arguments =
        params.stream()
            .flatMap(param -> param.type().stream())
            .map(ShapeNames::of)
            .collect(Collectors.joining(", "));
    String last = path.get(path.size() - 1).replaceFirst("^AccountId32$", "AccountId");
    return arguments.isEmpty() ? last : last + "<" + arguments + ">";
  }

  private static <T> String tuple(List<T> parts, Function<T, String> name) {
    return parts.stream().map(name).collect(Collectors.joining(", ", "(", ")"));
  }
}
