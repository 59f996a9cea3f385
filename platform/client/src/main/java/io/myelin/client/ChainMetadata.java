package io.myelin.client;

import io.myelin.primitives.scale.ScaleReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names of pallets' errors and the values of constants, as the chain's own metadata (V14,
 * rpc.md 5) has them; all else in there is read over.
 */
final class ChainMetadata {
  private static final long MAGIC = 0x6174656dL;

  /** What a variant says of itself. */
  private record Variant(String name, String docs) {}

  private final Map<Long, Map<Integer, Variant>> variantsOfType = new HashMap<>();
  private final Map<String, byte[]> constants = new HashMap<>();
  private final Map<Integer, String> pallets = new HashMap<>();
  private final Map<Integer, Long> errorTypes = new HashMap<>();
  private final ScaleReader in;

  private ChainMetadata(byte[] metadata) {
    this.in = new ScaleReader(metadata);
  }

  /**
   * Reads the metadata.
   *
   * @throws io.myelin.primitives.scale.ScaleException when it is not of version 14
   */
  static ChainMetadata of(byte[] metadata) {
    ChainMetadata known = new ChainMetadata(metadata);
    known.read();
    return known;
  }

  /** {@code Pallet.Error: what it means}; the bare numbers for an unknown one. */
  String errorName(int pallet, int error) {
    Optional<Variant> variant =
        Optional.ofNullable(errorTypes.get(pallet))
            .map(variantsOfType::get)
            .map(variants -> variants.get(error));
    return variant
        .map(
            found ->
                pallets.get(pallet)
                    + "."
                    + found.name()
                    + (found.docs().isEmpty() ? "" : ": " + found.docs()))
        .orElse("pallet " + pallet + " error " + error);
  }

  /** The encoded value of a constant such as {@code Aura.SlotDuration}. */
  Optional<byte[]> constant(String name) {
    return Optional.ofNullable(constants.get(name));
  }

  private void read() {
    if (in.u32() != MAGIC || in.u8() != 14) {
      throw new io.myelin.primitives.scale.ScaleException("metadata of version 14 needed");
    }
    for (int left = in.length(1); left > 0; left--) {
      type();
    }
    for (int left = in.length(1); left > 0; left--) {
      pallet();
    }
  }

  private void type() {
    long id = in.compact();
    docs();
    for (int left = in.length(1); left > 0; left--) {
      in.text();
      if (in.bool()) {
        in.compact();
      }
    }
    switch (in.u8()) {
      case 0 -> fields();
      case 1 -> variants(id);
      case 2, 6 -> in.compact();
      case 3 -> {
        in.u32();
        in.compact();
      }
      case 4 -> {
        for (int left = in.length(1); left > 0; left--) {
          in.compact();
        }
      }
      case 5 -> in.u8();
      default -> {
        in.compact();
        in.compact();
      }
    }
    docs();
  }

  private void variants(long id) {
    Map<Integer, Variant> variants = new HashMap<>();
    for (int left = in.length(1); left > 0; left--) {
      String name = in.text();
      fields();
      int index = in.u8();
      variants.put(index, new Variant(name, docs()));
    }
    variantsOfType.put(id, variants);
  }

  private void fields() {
    for (int left = in.length(1); left > 0; left--) {
      if (in.bool()) {
        in.text();
      }
      in.compact();
      if (in.bool()) {
        in.text();
      }
      docs();
    }
  }

  private void pallet() {
    String name = in.text();
    if (in.bool()) {
      in.text();
      for (int left = in.length(1); left > 0; left--) {
        storageEntry();
      }
    }
    optionalType();
    optionalType();
    for (int left = in.length(1); left > 0; left--) {
      String constant = name + "." + in.text();
      in.compact();
      constants.put(constant, in.lengthPrefixed());
      docs();
    }
    Optional<Long> errors = optionalType();
    int index = in.u8();
    pallets.put(index, name);
    errors.ifPresent(type -> errorTypes.put(index, type));
  }

  private void storageEntry() {
    in.text();
    in.u8();
    if (in.u8() == 1) {
      in.lengthPrefixed();
      in.compact();
    }
    in.compact();
    in.lengthPrefixed();
    docs();
  }

  private Optional<Long> optionalType() {
    return in.bool() ? Optional.of(in.compact()) : Optional.empty();
  }

  private String docs() {
    StringBuilder text = new StringBuilder();
    for (int left = in.length(1); left > 0; left--) {
      text.append(text.isEmpty() ? "" : " ").append(in.text().strip());
    }
    return text.toString();
  }
}
