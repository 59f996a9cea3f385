package io.myelin.codec.value;

import io.myelin.codec.meta.PortableType;
import io.myelin.codec.meta.TypeDef;
import io.myelin.codec.meta.TypeDef.Primitive;
import io.myelin.codec.meta.TypeRegistry;
import io.myelin.primitives.scale.ScaleException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What types are in truth, where their making alone does not say it. */
public final class Shapes {
  /** How deep values may lie in each other. */
  static final int DEEPEST = 64;

  /** Of how many parts a value may be. */
  static final int MOST_VALUES = 1 << 20;

  private static final Set<String> BIG = Set.of("U128", "U256", "U512");
  private static final Set<String> ASCENDING = Set.of("BTreeMap", "BTreeSet");

  private Shapes() {}

  /**
   * The unsigned number inside a compact, however it is wrapped; empty for a compact of nothing,
   * which takes no bytes.
   *
   * @throws ScaleException when there is neither
   */
  public static Optional<Primitive> compacted(TypeRegistry types, int inner) {
    int id = inner;
    for (int depth = 0; depth <= DEEPEST; depth++) {
      TypeDef def = types.def(id);
      if (def instanceof Primitive plain && plain.unsigned()) {
        return Optional.of(plain);
      }
      List<Integer> parts = parts(def);
      if (parts.isEmpty() && !(def instanceof Primitive)) {
        return Optional.empty();
      }
      if (parts.size() != 1) {
        break;
      }
      id = parts.get(0);
    }
    throw new ScaleException("compact refused: type " + inner + " is no unsigned number");
  }

  private static List<Integer> parts(TypeDef def) {
    if (def instanceof TypeDef.Composite composite) {
      return composite.fields().stream().map(TypeDef.Field::type).toList();
    }
    return def instanceof TypeDef.Tuple tuple ? tuple.items() : List.of(-1, -1);
  }

  /** How many bytes a number takes that is written as an array of words, such as U256. */
  public static Optional<Integer> bigNumber(TypeRegistry types, PortableType type) {
    if (type.path().size() != 2
        || !type.path().get(0).equals("primitive_types")
        || !BIG.contains(type.name())) {
      return Optional.empty();
    }
    return type.def() instanceof TypeDef.Composite composite
            && composite.wrapped().isPresent()
            && types.def(composite.fields().get(0).type()) instanceof TypeDef.Array words
            && types.def(words.item()) == Primitive.U64
        ? Optional.of((int) Math.min(words.length(), 8) * 8)
        : Optional.empty();
  }

  /** Whether items must be in ascending order, each once: maps (by their keys) and sets. */
  static boolean ascending(PortableType type) {
    return ASCENDING.contains(type.name());
  }

  static boolean map(PortableType type) {
    return type.name().equals("BTreeMap");
  }

  /**
   * The words of a bit sequence.
   *
   * @throws ScaleException when they are no unsigned numbers of 64 bits at most
   */
  static Primitive store(TypeRegistry types, TypeDef.Bits bits) {
    if (types.def(bits.store()) instanceof Primitive store
        && store.unsigned()
        && store.bytes() <= 8) {
      return store;
    }
    throw new ScaleException(
        "bits refused: type " + bits.store() + " is none of u8, u16, u32, u64");
  }

  static boolean highFirst(TypeRegistry types, TypeDef.Bits bits) {
    return types.type(bits.order()).name().equals("Msb0");
  }
}
