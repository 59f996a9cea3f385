package io.myelin.codec.value;

import static io.myelin.codec.value.Shapes.DEEPEST;

import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** Writes values by their types; what {@link ValueReader} gave becomes the bytes it was read of. */
public final class ValueWriter {
  private final TypeRegistry types;
  private final ScaleWriter out;

  public ValueWriter(TypeRegistry types, ScaleWriter out) {
    this.types = types;
    this.out = out;
  }

  /**
   * Appends one value.
   *
   * @throws ScaleException when it is none of the type
   */
  public void write(int type, Value value) {
    write(type, value, 0);
  }

  /**
   * Appends fields one after another; each must have its name and place.
   *
   * @throws ScaleException as {@link #write}
   */
  public void fields(List<TypeDef.Field> fields, Value.Fields values) {
    fields(fields, values, 0);
  }

  private void write(int id, Value value, int depth) {
    if (depth > DEEPEST) {
      throw new ScaleException("value refused: deeper than " + DEEPEST);
    }
    PortableType type = types.type(id);
    TypeDef def = type.def();
    if (def instanceof TypeDef.Primitive plain) {
      plain(plain, value);
    } else if (def instanceof TypeDef.Composite composite) {
      composite(type, composite, value, depth);
    } else if (def instanceof TypeDef.Variant variant) {
      variant(type, variant, value, depth);
    } else if (def instanceof TypeDef.Sequence sequence) {
      items(sequence.item(), -1, value, depth);
    } else if (def instanceof TypeDef.Array array) {
      items(array.item(), array.length(), value, depth);
    } else if (def instanceof TypeDef.Tuple tuple) {
      tuple(tuple.items(), value, depth);
    } else if (def instanceof TypeDef.Compact compact) {
      compact(compact.inner(), value);
    } else if (def instanceof TypeDef.Bits bits) {
      bits(bits, value);
    }
  }

  private void plain(TypeDef.Primitive plain, Value value) {
    if (plain == TypeDef.Primitive.BOOL && value instanceof Value.Bool bool) {
      out.bool(bool.value());
    } else if (plain == TypeDef.Primitive.STR && value instanceof Value.Text text) {
      out.text(text.value());
    } else if (plain == TypeDef.Primitive.CHAR && value instanceof Value.Int code) {
      number(code.value(), 4, false);
    } else if (plain.bytes() > 0 && value instanceof Value.Int number) {
      number(number.value(), plain.bytes(), plain.signed());
    } else {
      throw unlike(plain.toString(), value);
    }
  }

  private void number(BigInteger value, int bytes, boolean signed) {
    boolean fits =
        signed
            ? value.bitLength() < 8 * bytes
            : value.signum() >= 0 && value.bitLength() <= 8 * bytes;
    if (!fits) {
      throw new ScaleException(
          "number refused: " + value + " does not fit " + (signed ? "i" : "u") + 8 * bytes);
    }
    for (int i = 0; i < bytes; i++) {
      out.u8(value.shiftRight(8 * i).intValue() & 0xff);
    }
  }

  private void composite(PortableType type, TypeDef.Composite composite, Value value, int depth) {
    Optional<Integer> big = Shapes.bigNumber(types, type);
    if (big.isPresent() && value instanceof Value.Int number) {
      number(number.value(), big.get(), false);
    } else if (composite.wrapped().isPresent()) {
      Value inner = Shapes.ascending(type) ? Ascending.of(value, Shapes.map(type)) : value;
      write(composite.wrapped().get().type(), inner, depth + 1);
    } else if (value instanceof Value.Fields fields) {
      fields(composite.fields(), fields, depth);
    } else {
      throw unlike(type.name(), value);
    }
  }

  private void fields(List<TypeDef.Field> fields, Value.Fields values, int depth) {
    List<Value.Named> given = values.fields();
    if (given.size() != fields.size()) {
      throw new ScaleException(
          "fields refused: " + given.size() + " given, " + fields.size() + " needed");
    }
    for (int i = 0; i < given.size(); i++) {
      if (!given.get(i).name().equals(fields.get(i).name())) {
        throw new ScaleException(
            "field refused: "
                + given.get(i).name().orElse("one without a name")
                + " given, "
                + fields.get(i).name().orElse("one without a name")
                + " needed in place "
                + i);
      }
      write(fields.get(i).type(), given.get(i).value(), depth + 1);
    }
  }

  private void variant(PortableType type, TypeDef.Variant variant, Value value, int depth) {
    if (!(value instanceof Value.Variant given)) {
      throw unlike(type.name(), value);
    }
    TypeDef.Case found =
        variant
            .at(given.index())
            .filter(one -> one.name().equals(given.name()))
            .orElseThrow(
                () ->
                    new ScaleException(
                        "variant refused: "
                            + type.name()
                            + " has no alternative "
                            + given.name()
                            + " of index "
                            + given.index()));
    out.u8(found.index());
    fields(found.fields(), given.fields(), depth);
  }

  /** A negative length is any length, which is written before the items. */
  private void items(int item, long length, Value value, int depth) {
    int count =
        value instanceof Value.Bytes bytes
            ? bytes.value().length
            : value instanceof Value.Items items ? items.values().size() : -1;
    if (count < 0 || types.def(item) == TypeDef.Primitive.U8 != value instanceof Value.Bytes) {
      throw unlike(types.def(item) == TypeDef.Primitive.U8 ? "bytes" : "a list", value);
    }
    if (length < 0) {
      out.compact(count);
    } else if (length != count) {
      throw new ScaleException("array refused: " + count + " items given, " + length + " needed");
    }
    if (value instanceof Value.Bytes bytes) {
      out.bytes(bytes.value());
    } else {
      ((Value.Items) value).values().forEach(each -> write(item, each, depth + 1));
    }
  }

  private void tuple(List<Integer> items, Value value, int depth) {
    if (!(value instanceof Value.Items given) || given.values().size() != items.size()) {
      throw unlike("a tuple of " + items.size(), value);
    }
    for (int i = 0; i < items.size(); i++) {
      write(items.get(i), given.values().get(i), depth + 1);
    }
  }

  private void compact(int inner, Value value) {
    Optional<TypeDef.Primitive> number = Shapes.compacted(types, inner);
    if (number.isEmpty()) {
      return;
    }
    if (!(value instanceof Value.Int given)) {
      throw unlike("a compact number", value);
    }
    if (given.value().signum() < 0 || given.value().bitLength() > 8 * number.get().bytes()) {
      throw new ScaleException(
          "compact refused: " + given.value() + " does not fit " + number.get());
    }
    out.compact(given.value());
  }

  private void bits(TypeDef.Bits bits, Value value) {
    if (!(value instanceof Value.Bits given)) {
      throw unlike("a bit sequence", value);
    }
    int bytes = Shapes.store(types, bits).bytes();
    int word = 8 * bytes;
    boolean highFirst = Shapes.highFirst(types, bits);
    String digits = given.digits();
    byte[] packed = new byte[(digits.length() + word - 1) / word * bytes];
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) == '1') {
        int place = highFirst ? word - 1 - i % word : i % word;
        packed[i / word * bytes + place / 8] |= (byte) (1 << place % 8);
      }
    }
    out.compact(digits.length()).bytes(packed);
  }

  private static ScaleException unlike(String needed, Value seen) {
    return new ScaleException(
        "value refused: " + seen.getClass().getSimpleName() + " seen, " + needed + " needed");
  }
}
