package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;

/**
 * All that a chain says of itself; written, it gives the bytes that were read (rpc.md 6).
 *
 * @param format 14 or 15
 * @param extra what only format 15 says
 */
public record ChainMetadata(
    int format,
    TypeRegistry types,
    List<Pallet> pallets,
    ExtrinsicFormat extrinsic,
    int runtimeType,
    Optional<Extra> extra) {
  private static final long MAGIC = 0x6174656dL;

  /** What format 15 says beside the rest; the enums are those over all pallets. */
  public record Extra(
      List<RuntimeApi> apis, int calls, int events, int errors, List<Custom> custom) {
    static final Codec<Extra> CODEC =
        Codec.of(
            (out, extra) -> {
              RuntimeApi.LIST.write(out, extra.apis);
              out.compact(extra.calls).compact(extra.events).compact(extra.errors);
              Custom.LIST.write(out, extra.custom);
            },
            in ->
                new Extra(
                    RuntimeApi.LIST.read(in),
                    Parts.ID.read(in),
                    Parts.ID.read(in),
                    Parts.ID.read(in),
                    Custom.LIST.read(in)));

    public Extra {
      apis = List.copyOf(apis);
      custom = List.copyOf(custom);
    }
  }

  /** An encoded value that a chain publishes for its own tools. */
  public record Custom(String name, int type, byte[] value) {
    static final Codec<List<Custom>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> out.text(one.name).compact(one.type).lengthPrefixed(one.value),
                in -> new Custom(in.text(), Parts.ID.read(in), in.lengthPrefixed())));
  }

  public ChainMetadata {
    pallets = List.copyOf(pallets);
  }

  /**
   * Reads the whole of it.
   *
   * @throws ScaleException when it is not of format 14 or 15, or anything is left behind it
   */
  public static ChainMetadata of(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    if (in.u32() != MAGIC) {
      throw new ScaleException("metadata refused: it does not begin with 'meta'");
    }
    int format = in.u8();
    if (format != 14 && format != 15) {
      throw new ScaleException("metadata refused: format " + format + " seen, 14 or 15 needed");
    }
    ChainMetadata metadata =
        new ChainMetadata(
            format,
            TypeRegistry.CODEC.read(in),
            Codecs.list(Pallet.codec(format)).read(in),
            ExtrinsicFormat.codec(format).read(in),
            Parts.ID.read(in),
            format == 15 ? Optional.of(Extra.CODEC.read(in)) : Optional.empty());
    in.expectEnd();
    return metadata;
  }

  /** The bytes from the magic on. */
  public byte[] encode() {
    ScaleWriter out = new ScaleWriter().u32(MAGIC).u8(format);
    TypeRegistry.CODEC.write(out, types);
    Codecs.list(Pallet.codec(format)).write(out, pallets);
    ExtrinsicFormat.codec(format).write(out, extrinsic);
    out.compact(runtimeType);
    extra.ifPresent(more -> Extra.CODEC.write(out, more));
    return out.toByteArray();
  }

  public Optional<Pallet> pallet(String name) {
    return pallets.stream().filter(pallet -> pallet.name().equals(name)).findFirst();
  }

  public Optional<Pallet> pallet(int index) {
    return pallets.stream().filter(pallet -> pallet.index() == index).findFirst();
  }

  /** The runtime's questions and answers; none in format 14. */
  public List<RuntimeApi> apis() {
    return extra.map(Extra::apis).orElse(List.of());
  }
}
