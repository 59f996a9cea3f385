package io.myelin.client.meta;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pallet as the metadata has it; types are ids of the registry. */
public record Pallet(
    String name,
    int index,
    Map<String, Item> storage,
    Optional<Integer> calls,
    Optional<Integer> events,
    Map<String, Constant> constants,
    Optional<Integer> errors) {
  public Pallet {
    storage = Map.copyOf(storage);
    constants = Map.copyOf(constants);
  }

  /**
   * A storage item.
   *
   * @param hashers the numbers of the hashers of its keys; none for a plain value
   * @param key the type of its key, a tuple where there are several hashers
   * @param fallback the encoded value of an absent entry
   */
  public record Item(
      boolean optional, List<Integer> hashers, Optional<Integer> key, int value, byte[] fallback) {
    public Item {
      hashers = List.copyOf(hashers);
    }
  }

  /** A constant with its encoded value. */
  public record Constant(int type, byte[] value) {}

  static Pallet read(ScaleReader in, int version) {
    String name = in.text();
    Map<String, Item> storage = new HashMap<>();
    if (in.bool()) {
      in.text();
      for (int left = in.length(1); left > 0; left--) {
        storage.put(in.text(), item(in));
      }
    }
    Optional<Integer> calls = TypeRegistry.optional(in, TypeRegistry::id);
    Optional<Integer> events = TypeRegistry.optional(in, TypeRegistry::id);
    Map<String, Constant> constants = new HashMap<>();
    for (int left = in.length(1); left > 0; left--) {
      String constant = in.text();
      constants.put(constant, new Constant(TypeRegistry.id(in), in.lengthPrefixed()));
      TypeRegistry.docs(in);
    }
    Optional<Integer> errors = TypeRegistry.optional(in, TypeRegistry::id);
    int index = in.u8();
    if (version == 15) {
      TypeRegistry.docs(in);
    }
    return new Pallet(name, index, storage, calls, events, constants, errors);
  }

  private static Item item(ScaleReader in) {
    boolean optional = in.u8() == 0;
    int kind = in.u8();
    if (kind > 1) {
      throw new ScaleException("storage item refused: kind " + kind + " seen, 0 or 1 needed");
    }
    List<Integer> hashers = kind == 1 ? TypeRegistry.list(in, ScaleReader::u8) : List.of();
    Optional<Integer> key = kind == 1 ? Optional.of(TypeRegistry.id(in)) : Optional.empty();
    int value = TypeRegistry.id(in);
    byte[] fallback = in.lengthPrefixed();
    TypeRegistry.docs(in);
    return new Item(optional, hashers, key, value, fallback);
  }
}
