package io.myelin.codec.value;

import static io.myelin.codec.value.Shapes.DEEPEST;
import static io.myelin.codec.value.Shapes.MOST_VALUES;

import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values by their types; bytes and types of strangers cost a bounded amount. */
public final class ValueReader {
  private final TypeRegistry types;
  private final ScaleReader in;
  private int left = MOST_VALUES;

  public ValueReader(TypeRegistry types, ScaleReader in) {
    this.types = types;
    this.in = in;
  }

  /**
   * Reads one value and leaves the bytes behind it; all values of one reader share its bound.
   *
   * @throws ScaleException when the bytes are no value of the type, too deep or of too many parts
   */
  public Value read(int type) {
    return read(type, 0);
  }

  /**
   * Reads fields one after another.
   *
   * @throws ScaleException as {@link #read}
   */
  public Value.Fields fields(List<TypeDef.Field> fields) {
    return fields(fields, 0);
  }

  private Value read(int id, int depth) {
    if (depth > DEEPEST || --left < 0) {
      throw new ScaleException(
          "value refused: deeper than " + DEEPEST + " or of more than " + MOST_VALUES + " parts");
    }
    PortableType type = types.type(id);
    TypeDef def = type.def();
    if (def instanceof TypeDef.Primitive plain) {
      return plain(plain);
    }
    if (def instanceof TypeDef.Composite composite) {
      return composite(type, composite, depth);
    }
    if (def instanceof TypeDef.Variant variant) {
      return variant(type, variant, depth);
    }
    if (def instanceof TypeDef.Sequence sequence) {
      return items(sequence.item(), in.length(0), depth);
    }
    if (def instanceof TypeDef.Array array) {
      return items(array.item(), array.length(), depth);
    }
    if (def instanceof TypeDef.Tuple tuple) {
      List<Value> values = new ArrayList<>();
      tuple.items().forEach(item -> values.add(read(item, depth + 1)));
      return new Value.Items(values);
    }
    if (def instanceof TypeDef.Compact compact) {
      return compact(compact.inner());
    }
    return bits((TypeDef.Bits) def);
  }

  private Value composite(PortableType type, TypeDef.Composite composite, int depth) {
    Optional<Integer> big = Shapes.bigNumber(types, type);
    if (big.isPresent()) {
      return number(big.get(), false);
    }
    return composite.wrapped().isPresent()
        ? read(composite.wrapped().get().type(), depth + 1)
        : fields(composite.fields(), depth);
  }

  private Value.Fields fields(List<TypeDef.Field> fields, int depth) {
    List<Value.Named> values = new ArrayList<>(fields.size());
    for (TypeDef.Field field : fields) {
      values.add(new Value.Named(field.name(), read(field.type(), depth + 1)));
    }
    return new Value.Fields(values);
  }

  private Value variant(PortableType type, TypeDef.Variant variant, int depth) {
    int index = in.u8();
    TypeDef.Case found =
        variant
            .at(index)
            .orElseThrow(
                () ->
                    new ScaleException(
                        "variant refused: " + type.name() + " has no alternative " + index));
    return new Value.Variant(found.name(), index, fields(found.fields(), depth));
  }

  private Value items(int item, long count, int depth) {
    if (types.def(item) == TypeDef.Primitive.U8) {
      return new Value.Bytes(in.bytes((int) Math.min(count, Integer.MAX_VALUE)));
    }
    List<Value> values = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      values.add(read(item, depth + 1));
    }
    return new Value.Items(values);
  }

  private Value plain(TypeDef.Primitive plain) {
    return switch (plain) {
      case BOOL -> new Value.Bool(in.bool());
      case STR -> new Value.Text(in.text());
      case CHAR -> character(in.u32());
      default -> number(plain.bytes(), plain.signed());
    };
  }

  private static Value character(long code) {
    if (code > Character.MAX_CODE_POINT || code >= 0xd800 && code < 0xe000) {
      throw new ScaleException("character refused: " + code + " is none");
    }
    return Value.of(code);
  }

  private Value.Int number(int bytes, boolean signed) {
    byte[] little = in.bytes(bytes);
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[i] = little[bytes - 1 - i];
    }
    return new Value.Int(signed ? new BigInteger(big) : new BigInteger(1, big));
  }

  private Value compact(int inner) {
    Optional<TypeDef.Primitive> number = Shapes.compacted(types, inner);
    if (number.isEmpty()) {
      return new Value.Items(List.of());
    }
    BigInteger value = in.compactBig();
    if (value.bitLength() > 8 * number.get().bytes()) {
      throw new ScaleException("compact refused: " + value + " does not fit " + number.get());
    }
    return new Value.Int(value);
  }

  private Value bits(TypeDef.Bits bits) {
    int bytes = Shapes.store(types, bits).bytes();
    int word = 8 * bytes;
    long count = in.compact(31);
    byte[] packed = in.bytes((int) Math.min((count + word - 1) / word * bytes, 1 << 30));
    left -= (int) Math.min(count, MOST_VALUES);
    if (left < 0) {
      throw new ScaleException("bits refused: more than " + MOST_VALUES + " parts");
    }
    boolean highFirst = Shapes.highFirst(types, bits);
    StringBuilder digits = new StringBuilder((int) count);
    for (int i = 0; i < count; i++) {
      int place = highFirst ? word - 1 - i % word : i % word;
      digits.append(packed[i / word * bytes + place / 8] >> place % 8 & 1);
    }
    return new Value.Bits(digits.toString());
  }
}
