package io.myelin.runtime;

import io.myelin.primitives.AccountId;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import io.myelin.runtime.api.RuntimeApi;
import io.myelin.runtime.type.TypeShape;
import java.util.List;
import java.util.stream.Collectors;

/** Reads values by their declared form, as a client does that knows metadata only. */
final class Shapes {
  private Shapes() {}

  /** Goes over one value; fails when the bytes do not fit. */
  static void skip(ScaleReader in, TypeShape shape) {
    if (shape instanceof TypeShape.Primitive primitive) {
      if (primitive.name().equals("str")) {
        in.text();
      } else {
        in.bytes(width(primitive.name()));
      }
    } else if (shape instanceof TypeShape.Compact) {
      in.compact();
    } else if (shape instanceof TypeShape.Composite composite) {
      composite.fields().forEach(field -> skip(in, field.type()));
    } else if (shape instanceof TypeShape.Tuple tuple) {
      tuple.items().forEach(item -> skip(in, item));
    } else if (shape instanceof TypeShape.Array array) {
      for (int i = 0; i < array.length(); i++) {
        skip(in, array.item());
      }
    } else if (shape instanceof TypeShape.Sequence sequence) {
      long count = in.compact();
      for (long i = 0; i < count; i++) {
        skip(in, sequence.item());
      }
    } else if (shape instanceof TypeShape.Variant variant) {
      int index = in.u8();
      variant.cases().stream()
          .filter(one -> one.index() == index)
          .findFirst()
          .orElseThrow(() -> new AssertionError("no case " + index + " in " + variant.path()))
          .fields()
          .forEach(field -> skip(in, field.type()));
    } else {
      throw new AssertionError("unexpected " + shape);
    }
  }

  /** Arguments that exist: subnet 1, uid 0, mechanism 0, the given accounts, small amounts. */
  static byte[] someArguments(RuntimeApi.Method<?> method, AccountId coldkey, AccountId hotkey) {
    ScaleWriter out = new ScaleWriter();
    for (RuntimeApi.Argument input : method.inputs()) {
      switch (input.name()) {
        case "netuid" -> out.u16(1);
        case "netuids" -> out.u8(1).compact(2).u16(1).u16(0);
        case "uid" -> out.u16(0);
        case "mecid" -> out.u8(0);
        case "metagraph_indexes" -> out.compact(3).u16(0).u16(3).u16(73);
        case "hotkey_account", "delegate_account" -> out.bytes(hotkey.bytes());
        case "coldkey_accounts" -> out.compact(1).bytes(coldkey.bytes());
        case "origin", "destination" -> out.u8(1).bytes(hotkey.bytes()).u16(1);
        case "amount", "tao", "alpha" -> out.u64(5);
        case "version" -> out.u32(15);
        default -> out.bytes(coldkey.bytes());
      }
    }
    return out.toByteArray();
  }

  /** Fields of the record inside options and lists, in the short names of storage.md 5. */
  static String fields(TypeShape shape) {
    if (shape instanceof TypeShape.Sequence sequence) {
      return fields(sequence.item());
    }
    if (shape instanceof TypeShape.Variant variant && variant.path().equals(List.of("Option"))) {
      return fields(variant.cases().get(1).fields().get(0).type());
    }
    return ((TypeShape.Composite) shape)
        .fields().stream()
            .map(field -> field.name().orElse("?") + " " + text(field.type()))
            .collect(Collectors.joining(", "));
  }

  private static String text(TypeShape shape) {
    if (shape instanceof TypeShape.Primitive primitive) {
      return primitive.name();
    }
    if (shape instanceof TypeShape.Compact compact) {
      return "C" + text(compact.inner()).substring(1);
    }
    if (shape instanceof TypeShape.Sequence sequence) {
      return "Vec<" + text(sequence.item()) + ">";
    }
    if (shape instanceof TypeShape.Array array) {
      return "[" + text(array.item()) + "; " + array.length() + "]";
    }
    if (shape instanceof TypeShape.Tuple tuple) {
      return tuple.items().stream().map(Shapes::text).collect(Collectors.joining(", ", "(", ")"));
    }
    if (shape instanceof TypeShape.Variant variant && variant.path().equals(List.of("Option"))) {
      return "Opt<" + text(variant.cases().get(1).fields().get(0).type()) + ">";
    }
    List<String> path =
        shape instanceof TypeShape.Composite composite
            ? composite.path()
            : ((TypeShape.Variant) shape).path();
    String name = path.get(path.size() - 1);
    return switch (name) {
      case "AccountId32" -> "acct";
      case "FixedI128" -> "I96F32";
      case "FixedI64" -> "I32F32";
      default -> name;
    };
  }

  private static int width(String primitive) {
    return primitive.equals("bool") ? 1 : Integer.parseInt(primitive.substring(1)) / 8;
  }
}
