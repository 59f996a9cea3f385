package io.myelin.node.decoded;

import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Value;
import io.myelin.primitives.AccountId;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Arguments that a call may well take: accounts that exist, small subnets, amounts in between. */
final class LikelyValues {
  private static final int DEEP = 4;

  private final TypeRegistry types;
  private final List<AccountId> accounts;
  private final Random random;

  LikelyValues(TypeRegistry types, List<AccountId> accounts, long seed) {
    this.types = types;
    this.accounts = List.copyOf(accounts);
    this.random = new Random(seed);
  }

  Value.Fields fields(List<TypeDef.Field> fields) {
    return fields(fields, 0);
  }

  private Value.Fields fields(List<TypeDef.Field> fields, int depth) {
    return new Value.Fields(
        fields.stream().map(f -> new Value.Named(f.name(), of(f.type(), depth + 1))).toList());
  }

  private Value of(int id, int depth) {
    TypeDef def = types.def(id);
    if (types.type(id).name().equals("AccountId32")) {
      return Value.of(accounts.get(random.nextInt(accounts.size())));
    }
    if (def instanceof TypeDef.Composite composite) {
      return composite.wrapped().isPresent()
          ? of(composite.wrapped().get().type(), depth + 1)
          : fields(composite.fields(), depth);
    }
    if (def instanceof TypeDef.Variant variant) {
      List<TypeDef.Case> cases =
          variant.cases().stream()
              .sorted(Comparator.comparingInt(one -> one.fields().size()))
              .toList();
      TypeDef.Case one = cases.get(depth > DEEP ? 0 : random.nextInt(cases.size()));
      return new Value.Variant(one.name(), one.index(), fields(one.fields(), depth));
    }
    if (def instanceof TypeDef.Sequence sequence) {
      return items(sequence.item(), depth > DEEP ? 0 : random.nextInt(3), depth);
    }
    if (def instanceof TypeDef.Array array) {
      return items(array.item(), (int) array.length(), depth);
    }
    if (def instanceof TypeDef.Tuple tuple) {
      return new Value.Items(tuple.items().stream().map(item -> of(item, depth + 1)).toList());
    }
    if (def instanceof TypeDef.Compact compact) {
      return of(compact.inner(), depth + 1);
    }
    return plain((TypeDef.Primitive) def);
  }

  private Value items(int item, int count, int depth) {
    if (types.def(item) == TypeDef.Primitive.U8) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return new Value.Bytes(bytes);
    }
    return new Value.Items(IntStream.range(0, count).mapToObj(i -> of(item, depth + 1)).toList());
  }

  private Value plain(TypeDef.Primitive plain) {
    return switch (plain) {
      case BOOL -> Value.of(random.nextBoolean());
      case CHAR -> Value.of((long) 'x');
      case STR -> new Value.Text("text");
      case U8 -> Value.of((long) random.nextInt(2));
      case U16 -> Value.of((long) random.nextInt(3));
      default -> new Value.Int(new BigInteger(Math.min(40, 8 * plain.bytes() - 1), random));
    };
  }
}
