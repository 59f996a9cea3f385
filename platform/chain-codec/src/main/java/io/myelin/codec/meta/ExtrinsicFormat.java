package io.myelin.codec.meta;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.Codecs;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;
import java.util.List;
import java.util.Optional;

/**
 * How an extrinsic is made: its format number, its types and what its extensions put into it.
 *
 * @param types of its parts; format 14 of metadata names one type that has them as parameters
 */
public record ExtrinsicFormat(int version, Types types, List<Extension> extensions) {
  /** Where the types of the parts are said. */
  public sealed interface Types {}

  /**
   * One type with the parameters {@code Address, Call, Signature, Extra}: metadata of format 14.
   */
  public record Whole(int type) implements Types {}

  /** Each part for itself: metadata of format 15. */
  public record Each(int address, int call, int signature, int extra) implements Types {}

  /** A signed extension: what it puts into the extrinsic, and what it adds to the payload alone. */
  public record Extension(String identifier, int type, int additional) {
    static final Codec<List<Extension>> LIST =
        Codecs.list(
            Codec.of(
                (out, one) -> out.text(one.identifier).compact(one.type).compact(one.additional),
                in -> new Extension(in.text(), Parts.ID.read(in), Parts.ID.read(in))));
  }

  public ExtrinsicFormat {
    extensions = List.copyOf(extensions);
  }

  /**
   * The types of the parts, wherever they are said.
   *
   * @throws ScaleException when one is not
   */
  public Each each(TypeRegistry registry) {
    if (types instanceof Each each) {
      return each;
    }
    PortableType whole = registry.type(((Whole) types).type());
    return new Each(
        part(whole, "Address"),
        part(whole, "Call"),
        part(whole, "Signature"),
        part(whole, "Extra"));
  }

  private static int part(PortableType whole, String name) {
    Optional<Integer> type = whole.parameter(name);
    return type.orElseThrow(
        () -> new ScaleException("the extrinsic's type has no parameter " + name));
  }

  static Codec<ExtrinsicFormat> codec(int format) {
    return format == 14
        ? Codec.of(ExtrinsicFormat::writeWhole, ExtrinsicFormat::readWhole)
        : Codec.of(ExtrinsicFormat::writeEach, ExtrinsicFormat::readEach);
  }

  private static void writeWhole(ScaleWriter out, ExtrinsicFormat format) {
    out.compact(((Whole) format.types).type()).u8(format.version);
    Extension.LIST.write(out, format.extensions);
  }

  private static ExtrinsicFormat readWhole(ScaleReader in) {
    Whole types = new Whole(Parts.ID.read(in));
    return new ExtrinsicFormat(in.u8(), types, Extension.LIST.read(in));
  }

  private static void writeEach(ScaleWriter out, ExtrinsicFormat format) {
    Each each = (Each) format.types;
    out.u8(format.version).compact(each.address()).compact(each.call());
    out.compact(each.signature()).compact(each.extra());
    Extension.LIST.write(out, format.extensions);
  }

  private static ExtrinsicFormat readEach(ScaleReader in) {
    int version = in.u8();
    Each each =
        new Each(Parts.ID.read(in), Parts.ID.read(in), Parts.ID.read(in), Parts.ID.read(in));
    return new ExtrinsicFormat(version, each, Extension.LIST.read(in));
  }
}
