package io.myelin.client.meta;

import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import java.util.List;
import java.util.Optional;

/** What a chain says of itself: its types and pallets, read once (rpc.md 6). */
public final class ChainMetadata {
  private static final long MAGIC = 0x6174656dL;

  private final TypeRegistry types;
  private final List<Pallet> pallets;

  private ChainMetadata(TypeRegistry types, List<Pallet> pallets) {
    this.types = types;
    this.pallets = List.copyOf(pallets);
  }

  /**
   * Reads types and pallets; what follows them is left.
   *
   * @throws ScaleException when it is not of version 14 or 15
   */
  public static ChainMetadata of(byte[] metadata) {
    ScaleReader in = new ScaleReader(metadata);
    if (in.u32() != MAGIC) {
      throw new ScaleException("metadata refused: it does not begin with 'meta'");
    }
    int version = in.u8();
    if (version != 14 && version != 15) {
      throw new ScaleException("metadata refused: version " + version + " seen, 14 or 15 needed");
    }
    TypeRegistry types = TypeRegistry.read(in);
    return new ChainMetadata(types, TypeRegistry.list(in, each -> Pallet.read(each, version)));
  }

  public TypeRegistry types() {
    return types;
  }

  public Optional<Pallet> pallet(String name) {
    return pallets.stream().filter(pallet -> pallet.name().equals(name)).findFirst();
  }

  /**
   * Reads one value of a type and leaves the reader behind it.
   *
   * @throws ScaleException when the bytes are no value of the type, too deep or of too many parts
   */
  public Value read(int type, ScaleReader in) {
    return new ValueReader(types, in).read(type);
  }

  /** {@code Pallet.Error: what it means}; the bare numbers for an unknown one. */
  public String errorName(int pallet, int error) {
    return pallets.stream()
        .filter(one -> one.index() == pallet)
        .findFirst()
        .flatMap(one -> errorName(one, error))
        .orElse("pallet " + pallet + " error " + error);
  }

  private Optional<String> errorName(Pallet pallet, int error) {
    return pallet
        .errors()
        .map(type -> types.type(type).def())
        .filter(TypeDef.Variant.class::isInstance)
        .map(def -> ((TypeDef.Variant) def).cases().get(error))
        .map(
            found ->
                pallet.name()
                    + "."
                    + found.name()
                    + (found.docs().isEmpty() ? "" : ": " + found.docs()));
  }

  /** The encoded value of a constant. */
  public Optional<byte[]> constant(String pallet, String name) {
    return pallet(pallet)
        .flatMap(one -> Optional.ofNullable(one.constants().get(name)))
        .map(Pallet.Constant::value);
  }
}
