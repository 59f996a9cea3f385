package io.myelin.codec;

import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.codec.value.Shapes;
import io.myelin.codec.value.Value;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Values of any type, out of a seed; types that hold themselves come to an end. */
public final class RandomValues {
  private static final int DEEP = 6;
  private static final int NEVER = 1_000;

  private final TypeRegistry types;
  private final Random random;
  private final int[] least;

  public RandomValues(TypeRegistry types, long seed) {
    this.types = types;
    this.random = new Random(seed);
    this.least = new int[types.types().size()];
    Arrays.fill(least, NEVER);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int id = 0; id < least.length; id++) {
        int depth = Math.min(NEVER, depth(types.def(id)));
        changed |= depth < least[id];
        least[id] = Math.min(least[id], depth);
      }
    }
  }

  /** Whether the type has a value at all. */
  public boolean has(int type) {
    return least[type] < NEVER;
  }

  public Value of(int type) {
    return of(type, 0);
  }

  public Value.Fields fields(List<TypeDef.Field> fields) {
    return fields(fields, 0);
  }

  private int depth(TypeDef def) {
    if (def instanceof TypeDef.Composite composite) {
      return 1 + deepest(composite.fields());
    }
    if (def instanceof TypeDef.Variant variant) {
      return 1 + variant.cases().stream().mapToInt(c -> deepest(c.fields())).min().orElse(NEVER);
    }
    if (def instanceof TypeDef.Array array) {
      return array.length() == 0 ? 1 : 1 + least[array.item()];
    }
    if (def instanceof TypeDef.Tuple tuple) {
      return 1 + tuple.items().stream().mapToInt(id -> least[id]).max().orElse(0);
    }
    return 1;
  }

  private int deepest(List<TypeDef.Field> fields) {
    return fields.stream().mapToInt(field -> least[field.type()]).max().orElse(0);
  }

  private Value of(int id, int depth) {
    TypeDef def = types.def(id);
    if (def instanceof TypeDef.Primitive plain) {
      return plain(plain);
    }
    if (def instanceof TypeDef.Composite composite) {
      return composite(id, composite, depth);
    }
    if (def instanceof TypeDef.Variant variant) {
      List<TypeDef.Case> cases =
          variant.cases().stream()
              .filter(c -> deepest(c.fields()) < NEVER)
              .sorted(Comparator.comparingInt(c -> deepest(c.fields())))
              .toList();
      TypeDef.Case one = cases.get(depth > DEEP ? 0 : random.nextInt(cases.size()));
      return new Value.Variant(one.name(), one.index(), fields(one.fields(), depth + 1));
    }
    if (def instanceof TypeDef.Sequence sequence) {
      return items(sequence.item(), depth > DEEP ? 0 : random.nextInt(4), depth);
    }
    if (def instanceof TypeDef.Array array) {
      return items(array.item(), (int) array.length(), depth);
    }
    if (def instanceof TypeDef.Tuple tuple) {
      return new Value.Items(tuple.items().stream().map(item -> of(item, depth + 1)).toList());
    }
    if (def instanceof TypeDef.Compact compact) {
      return Shapes.compacted(types, compact.inner())
          .<Value>map(this::number)
          .orElse(new Value.Items(List.of()));
    }
    StringBuilder digits = new StringBuilder();
    for (int left = random.nextInt(150); left > 0; left--) {
      digits.append(random.nextInt(2));
    }
    return new Value.Bits(digits.toString());
  }

  private Value composite(int id, TypeDef.Composite composite, int depth) {
    Optional<Integer> big = Shapes.bigNumber(types, types.type(id));
    if (big.isPresent()) {
      return new Value.Int(new BigInteger(8 * big.get(), random));
    }
    if (composite.wrapped().isEmpty()) {
      return fields(composite.fields(), depth + 1);
    }
    Value inner = of(composite.wrapped().get().type(), depth + 1);
    String name = types.type(id).name();
    return name.startsWith("BTree") && inner instanceof Value.Items items
        ? distinct(items, name.equals("BTreeMap"))
        : inner;
  }

  private static Value distinct(Value.Items items, boolean map) {
    Set<Value> keys = new HashSet<>();
    return new Value.Items(
        items.values().stream()
            .filter(item -> keys.add(map ? ((Value.Items) item).values().get(0) : item))
            .toList());
  }

  private Value.Fields fields(List<TypeDef.Field> fields, int depth) {
    return new Value.Fields(
        fields.stream().map(f -> new Value.Named(f.name(), of(f.type(), depth + 1))).toList());
  }

  private Value items(int item, int count, int depth) {
    if (types.def(item) == TypeDef.Primitive.U8) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return new Value.Bytes(bytes);
    }
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(of(item, depth + 1));
    }
    return new Value.Items(values);
  }

  private Value plain(TypeDef.Primitive plain) {
    return switch (plain) {
      case BOOL -> Value.of(random.nextBoolean());
      case CHAR -> Value.of((long) random.nextInt(0xd800));
      case STR -> new Value.Text("zażółć ✓ ".substring(random.nextInt(9)));
      default -> number(plain);
    };
  }

  private Value.Int number(TypeDef.Primitive plain) {
    int bits = 8 * plain.bytes() - (plain.signed() ? 1 : 0);
    BigInteger value = new BigInteger(random.nextInt(bits + 1), random);
    return new Value.Int(plain.signed() && random.nextBoolean() ? value.negate() : value);
  }
}
