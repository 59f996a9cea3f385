package io.myelin.runtime.meta;

import io.myelin.runtime.type.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives every distinct shape one id. Ids are taken before the parts are visited, so a type may
 * contain itself through a {@link TypeShape.Reference}.
 */
final class TypeRegistry {
  private static final PortableType UNFINISHED =
      new PortableType(List.of(), List.of(), new PortableType.Tuple(List.of()));
  private final Map<TypeShape, Integer> ids = new HashMap<>();
  private final List<PortableType> types = new ArrayList<>();
  private final Map<String, Supplier<PortableType>> named = new HashMap<>();

  /** Says what a reference of this name stands for. */
  TypeShape define(String name, Supplier<PortableType> type) {
    named.put(name, type);
    return new TypeShape.Reference(name);
  }

  int id(TypeShape shape) {
    Integer known = ids.get(shape);
    if (known != null) {
      return known;
    }
    int id = types.size();
    ids.put(shape, id);
    types.add(UNFINISHED);
    types.set(id, portable(shape));
    return id;
  }

  List<PortableType> types() {
    return List.copyOf(types);
  }

  PortableType portable(TypeShape shape) {
    if (shape instanceof TypeShape.Reference reference) {
      Supplier<PortableType> type = named.get(reference.name());
      if (type == null) {
        throw new IllegalStateException("no type is defined as " + reference.name());
      }
      return type.get();
    }
    if (shape instanceof TypeShape.Composite composite) {
      return new PortableType(
          composite.path(),
          composite.params().stream().map(this::param).toList(),
          new PortableType.Composite(fields(composite.fields())));
    }
    if (shape instanceof TypeShape.Variant variant) {
      return new PortableType(
          variant.path(),
          variant.params().stream().map(this::param).toList(),
          new PortableType.Variant(variant.cases().stream().map(this::alternative).toList()));
    }
    return new PortableType(List.of(), List.of(), plain(shape));
  }

  private PortableType.Def plain(TypeShape shape) {
    if (shape instanceof TypeShape.Sequence sequence) {
      return new PortableType.Sequence(id(sequence.item()));
    }
    if (shape instanceof TypeShape.Array array) {
      return new PortableType.Array(array.length(), id(array.item()));
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return new PortableType.Tuple(tuple.items().stream().map(this::id).toList());
    }
    if (shape instanceof TypeShape.Compact compact) {
      return new PortableType.Compact(id(compact.inner()));
    }
    if (shape instanceof TypeShape.Primitive primitive) {
      return new PortableType.Primitive(primitive.name());
    }
    throw new IllegalStateException("metadata cannot show " + shape);
  }

  List<PortableType.Field> fields(List<TypeShape.Field> fields) {
    return fields.stream()
        .map(f -> new PortableType.Field(f.name(), id(f.type()), Optional.of(f.typeName())))
        .toList();
  }

  private PortableType.Param param(TypeShape.Param param) {
    return new PortableType.Param(param.name(), param.type().map(this::id));
  }

  private PortableType.Case alternative(TypeShape.Case one) {
    return new PortableType.Case(one.name(), fields(one.fields()), one.index(), one.docs());
  }
}
