package io.myelin.client.meta;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Reads one value by its type; bytes and types of strangers cost a bounded amount. */
final class ValueReader {
  static final int DEEPEST = 64;
  static final int MOST_VALUES = 1 << 20;

  private final TypeRegistry types;
  private final ScaleReader in;
  private int left = MOST_VALUES;

  ValueReader(TypeRegistry types, ScaleReader in) {
    this.types = types;
    this.in = in;
  }

  Value read(int type) {
    return read(type, 0);
  }

  private Value read(int id, int depth) {
    if (depth > DEEPEST || --left < 0) {
      throw new ScaleException(
          "value refused: deeper than " + DEEPEST + " or of more than " + MOST_VALUES + " parts");
    }
    TypeDef def = types.type(id).def();
    if (def instanceof TypeDef.Composite composite) {
      return bare(fields(composite.fields(), depth));
    }
    if (def instanceof TypeDef.Variant variant) {
      return variant(id, variant, depth);
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
    if (def instanceof TypeDef.Primitive plain) {
      return plain(plain);
    }
    if (def instanceof TypeDef.Compact compact) {
      return compact(compact.inner());
    }
    return bits((TypeDef.Bits) def);
  }

  private Value.Fields fields(List<TypeDef.Field> fields, int depth) {
    List<Value.Named> values = new ArrayList<>();
    for (TypeDef.Field field : fields) {
      values.add(new Value.Named(field.name(), read(field.type(), depth + 1)));
    }
    return new Value.Fields(values);
  }

  private static Value bare(Value.Fields fields) {
    boolean wrapper = fields.fields().size() == 1 && fields.fields().get(0).name().isEmpty();
    return wrapper ? fields.fields().get(0).value() : fields;
  }

  private Value variant(int id, TypeDef.Variant variant, int depth) {
    int index = in.u8();
    TypeDef.Case found = variant.cases().get(index);
    if (found == null) {
      throw new ScaleException(
          "variant refused: " + types.type(id).name() + " has no alternative " + index);
    }
    return new Value.Variant(found.name(), index, fields(found.fields(), depth));
  }

  private Value items(int item, long count, int depth) {
    if (types.type(item).def() == TypeDef.Primitive.U8) {
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
    return new Value.Int(BigInteger.valueOf(code));
  }

  private Value.Int number(int bytes, boolean signed) {
    byte[] little = in.bytes(bytes);
    byte[] big = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      big[i] = little[bytes - 1 - i];
    }
    return new Value.Int(signed ? new BigInteger(big) : new BigInteger(1, big));
  }

  /** Around an unsigned number, around what wraps one, or around nothing at all. */
  private Value compact(int inner) {
    int id = inner;
    for (int depth = 0; depth <= DEEPEST; depth++) {
      TypeDef def = types.type(id).def();
      if (def instanceof TypeDef.Primitive plain && plain.unsigned()) {
        BigInteger value = in.compactBig();
        if (value.bitLength() > 8 * plain.bytes()) {
          throw new ScaleException("compact refused: " + value + " does not fit " + plain);
        }
        return new Value.Int(value);
      }
      if (def instanceof TypeDef.Tuple tuple && tuple.items().isEmpty()) {
        return new Value.Items(List.of());
      }
      if (!(def instanceof TypeDef.Composite wrapper) || wrapper.fields().size() != 1) {
        break;
      }
      id = wrapper.fields().get(0).type();
    }
    throw new ScaleException("compact refused: type " + inner + " is no unsigned number");
  }

  private Value bits(TypeDef.Bits bits) {
    if (!(types.type(bits.store()).def() instanceof TypeDef.Primitive store) || !store.unsigned()) {
      throw new ScaleException("bits refused: type " + bits.store() + " is no unsigned number");
    }
    int word = 8 * store.bytes();
    long count = in.compact(31);
    byte[] packed = in.bytes((int) Math.min((count + word - 1) / word * store.bytes(), 1 << 30));
    boolean highFirst = types.type(bits.order()).name().equals("Msb0");
    left -= (int) Math.min(count, MOST_VALUES);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count && left >= 0; i++) {
      int place = highFirst ? word - 1 - i % word : i % word;
      values.add(
          new Value.Bool((packed[i / word * store.bytes() + place / 8] >> place % 8 & 1) == 1));
    }
    if (left < 0) {
      throw new ScaleException("bits refused: more than " + MOST_VALUES + " parts");
    }
    return new Value.Items(values);
  }
}
