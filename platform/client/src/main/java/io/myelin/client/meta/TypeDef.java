package io.myelin.client.meta;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a type of the registry is made of; other types are named by their id (rpc.md 6). */
public sealed interface TypeDef {
  /** A field; those of tuple-like composites and variants have no name. */
  record Field(Optional<String> name, int type, Optional<String> typeName) {}

  /** One alternative of an enum. */
  record Case(int index, String name, List<Field> fields, String docs) {
    public Case {
      fields = List.copyOf(fields);
    }
  }

  record Composite(List<Field> fields) implements TypeDef {
    public Composite {
      fields = List.copyOf(fields);
    }
  }

  /** Alternatives by the byte that stands for them. */
  record Variant(Map<Integer, Case> cases) implements TypeDef {
    public Variant {
      cases = Map.copyOf(cases);
    }
  }

  record Sequence(int item) implements TypeDef {}

  record Array(long length, int item) implements TypeDef {}

  record Tuple(List<Integer> items) implements TypeDef {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** Plain types with their number in the metadata; those that are whole numbers have a size. */
  enum Primitive implements TypeDef {
    BOOL(0, 0, false),
    CHAR(1, 0, false),
    STR(2, 0, false),
    U8(3, 1, false),
    U16(4, 2, false),
    U32(5, 4, false),
    U64(6, 8, false),
    U128(7, 16, false),
    U256(8, 32, false),
    I8(9, 1, true),
    I16(10, 2, true),
    I32(11, 4, true),
    I64(12, 8, true),
    I128(13, 16, true),
    I256(14, 32, true);

    private final int number;
    private final int bytes;
    private final boolean signed;

    Primitive(int number, int bytes, boolean signed) {
      this.number = number;
      this.bytes = bytes;
      this.signed = signed;
    }

    static Optional<Primitive> ofNumber(int number) {
      return Arrays.stream(values()).filter(plain -> plain.number == number).findFirst();
    }

    int bytes() {
      return bytes;
    }

    boolean signed() {
      return signed;
    }

    boolean unsigned() {
      return bytes > 0 && !signed;
    }
  }

  record Compact(int inner) implements TypeDef {}

  record Bits(int store, int order) implements TypeDef {}
}
