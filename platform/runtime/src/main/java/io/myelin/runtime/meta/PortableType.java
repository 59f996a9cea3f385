package io.myelin.runtime.meta;

import java.util.List;
import java.util.Optional;

/** One entry of the type registry; other types are named by id. */
public record PortableType(List<String> path, List<Param> params, Def def) {
  /** A generic parameter; a phantom one has no type. */
  public record Param(String name, Optional<Integer> type) {}

  /** A field of a composite or of a variant. */
  public record Field(Optional<String> name, int type, Optional<String> typeName) {}

  /** One alternative. */
  public record Case(String name, List<Field> fields, int index, List<String> docs) {}

  /** What a type is made of. */
  public sealed interface Def {}

  public record Composite(List<Field> fields) implements Def {}

  public record Variant(List<Case> cases) implements Def {}

  public record Sequence(int item) implements Def {}

  public record Array(int length, int item) implements Def {}

  public record Tuple(List<Integer> items) implements Def {}

  public record Primitive(String name) implements Def {}

  public record Compact(int inner) implements Def {}

  public record Bits(int store, int order) implements Def {}
}
