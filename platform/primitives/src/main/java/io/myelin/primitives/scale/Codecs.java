package io.myelin.primitives.scale;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Codecs of the plain SCALE types and the usual wrappers. */
public final class Codecs {
  public static final Codec<Boolean> BOOL = Codec.of(ScaleWriter::bool, ScaleReader::bool);
  public static final Codec<Integer> U8 = Codec.of(ScaleWriter::u8, ScaleReader::u8);
  public static final Codec<Integer> U16 = Codec.of(ScaleWriter::u16, ScaleReader::u16);
  public static final Codec<Integer> I16 = Codec.of(ScaleWriter::u16, ScaleReader::i16);
  public static final Codec<Long> U32 = Codec.of(ScaleWriter::u32, ScaleReader::u32);

  /** 64 bits; the Java long holds the bit pattern. */
  public static final Codec<Long> U64 = Codec.of(ScaleWriter::u64, ScaleReader::u64);

  public static final Codec<BigInteger> U128 = Codec.of(ScaleWriter::i128, ScaleReader::u128);
  public static final Codec<BigInteger> I128 = Codec.of(ScaleWriter::i128, ScaleReader::i128);
  public static final Codec<byte[]> BYTES =
      Codec.of(ScaleWriter::lengthPrefixed, ScaleReader::lengthPrefixed);
  public static final Codec<String> TEXT = Codec.of(ScaleWriter::text, ScaleReader::text);
  public static final Codec<Integer> COMPACT_U16 =
      Codec.of((out, value) -> out.compact(value), in -> (int) in.compact(16));
  public static final Codec<Long> COMPACT_U32 =
      Codec.of((out, value) -> out.compact(value), in -> in.compact(32));
  public static final Codec<Long> COMPACT_U64 =
      Codec.of((out, value) -> out.compact(value), ScaleReader::compact);

  private Codecs() {}

  public static <T> Codec<List<T>> list(Codec<T> item) {
    return Codec.of(
        (out, values) -> {
          out.compact(values.size());
          values.forEach(value -> item.write(out, value));
        },
        in -> {
          int count = in.length(1);
          List<T> values = new ArrayList<>(Math.min(count, 1024));
          for (int i = 0; i < count; i++) {
            values.add(item.read(in));
          }
          return List.copyOf(values);
        });
  }

  public static <T> Codec<Optional<T>> option(Codec<T> item) {
    return Codec.of(
        (out, value) -> {
          out.bool(value.isPresent());
          value.ifPresent(present -> item.write(out, present));
        },
        in -> in.bool() ? Optional.of(item.read(in)) : Optional.empty());
  }

  /** Exactly this many raw bytes, no length. */
  public static Codec<byte[]> fixedBytes(int count) {
    return Codec.of(ScaleWriter::bytes, in -> in.bytes(count));
  }
}
