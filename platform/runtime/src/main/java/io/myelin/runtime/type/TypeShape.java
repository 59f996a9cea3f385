package io.myelin.runtime.type;

import java.util.List;
import java.util.Optional;

/** The form of a type as metadata shows it (rpc.md 6). Equal shapes share one registry id. */
public sealed interface TypeShape {
  /**
   * How clients write the type: {@code u64}, {@code Vec<u16>}, {@code [u8; 32]}, {@code (A, B)}.
   */
  default String name() {
    return ShapeNames.of(this);
  }

  /** A built-in scalar: {@code bool}, {@code u8} ... {@code i128}, {@code str}. */
  record Primitive(String name) implements TypeShape {}

  /** Fields in order, with the path clients recognise. */
  record Composite(List<String> path, List<Param> params, List<Field> fields) implements TypeShape {
    public Composite(List<String> path, List<Field> fields) {
      this(path, List.of(), fields);
    }
  }

  /** Alternatives with explicit indices. */
  record Variant(List<String> path, List<Param> params, List<Case> cases) implements TypeShape {}

  record Sequence(TypeShape item) implements TypeShape {}

  record Array(int length, TypeShape item) implements TypeShape {}

  record Tuple(List<TypeShape> items) implements TypeShape {}

  record Compact(TypeShape inner) implements TypeShape {}

  /** Stands for a type that contains itself, such as RuntimeCall; resolved by name. */
  record Reference(String name) implements TypeShape {}

  /**
   * A field of a composite or of an alternative.
   *
   * @param typeName never empty text: clients decode calls and events by it
   */
  record Field(Optional<String> name, TypeShape type, String typeName) {}

  record Param(String name, Optional<TypeShape> type) {}

  record Case(String name, int index, List<Field> fields, List<String> docs) {}
}
