package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a type of the registry is made of; other types are named by their id (rpc.md 6). */
public sealed interface TypeDef {
  Codec<TypeDef> CODEC = Codec.of(TypeDef::write, TypeDef::read);

  /** A field; those of tuple-like composites and variants have no name. */
  record Field(Optional<String> name, int type, Optional<String> typeName, List<String> docs) {
    static final Codec<Optional<String>> NAME = Codecs.option(Codecs.TEXT);
    static final Codec<List<Field>> LIST =
        Codecs.list(
            Codec.of(
                (out, field) -> {
                  NAME.write(out, field.name);
                  Parts.ID.write(out, field.type);
                  NAME.write(out, field.typeName);
                  Parts.TEXTS.write(out, field.docs);
                },
                in ->
                    new Field(
                        NAME.read(in), Parts.ID.read(in), NAME.read(in), Parts.TEXTS.read(in))));

    public Field {
      docs = List.copyOf(docs);
    }
  }

  /** One alternative of an enum, by the byte that stands for it. */
  record Case(String name, List<Field> fields, int index, List<String> docs) {
    static final Codec<List<Case>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> {
                  out.text(one.name);
                  Field.LIST.write(out, one.fields);
                  out.u8(one.index);
                  Parts.TEXTS.write(out, one.docs);
                },
                in -> new Case(in.text(), Field.LIST.read(in), in.u8(), Parts.TEXTS.read(in))));

    public Case {
      fields = List.copyOf(fields);
      docs = List.copyOf(docs);
    }
  }

  /** Fields one after another. */
  record Composite(List<Field> fields) implements TypeDef {
    public Composite {
      fields = List.copyOf(fields);
    }

    /** The only field when it has no name: such a type is what is in it. */
    public Optional<Field> wrapped() {
      return fields.size() == 1 && fields.get(0).name().isEmpty()
          ? Optional.of(fields.get(0))
          : Optional.empty();
    }
  }

  /** Alternatives in the order of their declaration. */
  record Variant(List<Case> cases) implements TypeDef {
    public Variant {
      cases = List.copyOf(cases);
    }

    public Optional<Case> at(int index) {
      return cases.stream().filter(one -> one.index() == index).findFirst();
    }

    public Optional<Case> named(String name) {
      return cases.stream().filter(one -> one.name().equals(name)).findFirst();
    }
  }

  /** Any number of items. */
  record Sequence(int item) implements TypeDef {}

  /** A fixed number of items. */
  record Array(long length, int item) implements TypeDef {}

  /** Values one after another, without names. */
  record Tuple(List<Integer> items) implements TypeDef {
    public Tuple {
      items = List.copyOf(items);
    }
  }

  /** Plain types with their number in metadata; those that are whole numbers have a size. */
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

    /** How many bytes such a number takes; 0 for what is no number. */
    public int bytes() {
      return bytes;
    }

    public boolean signed() {
      return signed;
    }

    public boolean unsigned() {
      return bytes > 0 && !signed;
    }
  }

  /** A number in as few bytes as it needs, or what holds only such a number. */
  record Compact(int inner) implements TypeDef {}

  /** Bits in words of a type, from the end of each word that the order names. */
  record Bits(int store, int order) implements TypeDef {}

  private static void write(ScaleWriter out, TypeDef def) {
    if (def instanceof Composite composite) {
      Field.LIST.write(out.u8(0), composite.fields);
    } else if (def instanceof Variant variant) {
      Case.LIST.write(out.u8(1), variant.cases);
    } else if (def instanceof Sequence sequence) {
      out.u8(2).compact(sequence.item);
    } else if (def instanceof Array array) {
      out.u8(3).u32(array.length).compact(array.item);
    } else if (def instanceof Tuple tuple) {
      Parts.IDS.write(out.u8(4), tuple.items);
    } else if (def instanceof Primitive plain) {
      out.u8(5).u8(plain.number);
    } else if (def instanceof Compact compact) {
      out.u8(6).compact(compact.inner);
    } else if (def instanceof Bits bits) {
      out.u8(7).compact(bits.store).compact(bits.order);
    }
  }

  private static TypeDef read(ScaleReader in) {
    int kind = in.u8();
    return switch (kind) {
      case 0 -> new Composite(Field.LIST.read(in));
      case 1 -> new Variant(distinct(Case.LIST.read(in)));
      case 2 -> new Sequence(Parts.ID.read(in));
      case 3 -> new Array(in.u32(), Parts.ID.read(in));
      case 4 -> new Tuple(Parts.IDS.read(in));
      case 5 -> primitive(in.u8());
      case 6 -> new Compact(Parts.ID.read(in));
      case 7 -> new Bits(Parts.ID.read(in), Parts.ID.read(in));
      default -> throw new ScaleException("type refused: kind " + kind + " seen, 0..7 needed");
    };
  }

  private static List<Case> distinct(List<Case> cases) {
    Set<Integer> seen = new HashSet<>();
    for (Case one : cases) {
      if (!seen.add(one.index)) {
        throw new ScaleException("type refused: two alternatives with the index " + one.index);
      }
    }
    return cases;
  }

  private static Primitive primitive(int number) {
    return Arrays.stream(Primitive.values())
        .filter(plain -> plain.number == number)
        .findFirst()
        .orElseThrow(
            () -> new ScaleException("type refused: plain type " + number + " is unknown"));
  }
}
