package io.myelin.runtime.meta;

import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.meta.PortableType.Case;
import io.myelin.runtime.meta.PortableType.Def;
import io.myelin.runtime.meta.PortableType.Field;
import io.myelin.runtime.meta.PortableType.Param;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The type registry to bytes; a type's id is its place in the list. */
final class TypeWriter {
  private static final List<String> PRIMITIVES =
      List.of(
          "bool", "char", "str", "u8", "u16", "u32", "u64", "u128", "u256", "i8", "i16", "i32",
          "i64", "i128", "i256");
  private final ScaleWriter out;

  private TypeWriter(ScaleWriter out) {
    this.out = out;
  }

  static void write(ScaleWriter out, List<PortableType> types) {
    TypeWriter writer = new TypeWriter(out);
    out.compact(types.size());
    for (int id = 0; id < types.size(); id++) {
      out.compact(id);
      writer.type(types.get(id));
    }
  }

  private void type(PortableType type) {
    list(type.path(), out::text);
    list(type.params(), this::param);
    def(type.def());
    out.compact(0);
  }

  private void param(Param param) {
    out.text(param.name()).bool(param.type().isPresent());
    param.type().ifPresent(out::compact);
  }

  private void def(Def def) {
    if (def instanceof PortableType.Composite composite) {
      out.u8(0);
      list(composite.fields(), this::field);
    } else if (def instanceof PortableType.Variant variant) {
      out.u8(1);
      list(variant.cases(), this::alternative);
    } else if (def instanceof PortableType.Sequence sequence) {
      out.u8(2).compact(sequence.item());
    } else if (def instanceof PortableType.Array array) {
      out.u8(3).u32(array.length()).compact(array.item());
    } else if (def instanceof PortableType.Tuple tuple) {
      out.u8(4);
      list(tuple.items(), out::compact);
    } else if (def instanceof PortableType.Primitive primitive) {
      out.u8(5).u8(primitive(primitive.name()));
    } else if (def instanceof PortableType.Compact compact) {
      out.u8(6).compact(compact.inner());
    } else if (def instanceof PortableType.Bits bits) {
      out.u8(7).compact(bits.store()).compact(bits.order());
    }
  }

  private void field(Field field) {
    text(field.name());
    out.compact(field.type());
    text(field.typeName());
    out.compact(0);
  }

  private void alternative(Case one) {
    out.text(one.name());
    list(one.fields(), this::field);
    out.u8(one.index());
    list(one.docs(), out::text);
  }

  private void text(Optional<String> text) {
    out.bool(text.isPresent());
    text.ifPresent(out::text);
  }

  private <T> void list(List<T> items, Consumer<T> writer) {
    out.compact(items.size());
    items.forEach(writer);
  }

  private static int primitive(String name) {
    int index = PRIMITIVES.indexOf(name);
    if (index < 0) {
      throw new IllegalStateException("metadata knows no primitive type " + name);
    }
    return index;
  }
}
