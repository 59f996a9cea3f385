package io.myelin.runtime.type;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;

/** Vectors of numbers held in Java's arrays: the bytes and the metadata of {@link Types#vec}. */
public final class Packed {
  public static final Type<int[]> U16S =
      new Type<>(
          Codec.of(
              (out, values) -> write(out, values.length, Short.BYTES, i -> values[i]),
              in -> {
                byte[] body = body(in, Short.BYTES);
                int[] values = new int[body.length / Short.BYTES];
                for (int i = 0; i < values.length; i++) {
                  values[i] = u16(body, Short.BYTES * i);
                }
                return values;
              }),
          Types.vec(Types.U16).shape());

  /** Of amounts and blocks; a long holds the 64 bits. */
  public static final Type<long[]> U64S =
      new Type<>(
          Codec.of(
              (out, values) -> write(out, values.length, Long.BYTES, i -> values[i]),
              in -> {
                byte[] body = body(in, Long.BYTES);
                long[] values = new long[body.length / Long.BYTES];
                for (int i = 0; i < body.length; i++) {
                  values[i / Long.BYTES] |= (body[i] & 0xffL) << Byte.SIZE * (i % Long.BYTES);
                }
                return values;
              }),
          Types.vec(Types.U64).shape());

  public static final Type<boolean[]> BOOLS =
      new Type<>(
          Codec.of(
              (out, values) -> write(out, values.length, 1, i -> values[i] ? 1 : 0),
              in -> {
                byte[] body = body(in, 1);
                boolean[] values = new boolean[body.length];
                for (int i = 0; i < body.length; i++) {
                  values[i] = bool(body[i]);
                }
                return values;
              }),
          Types.vec(Types.BOOL).shape());

  public static final Type<Pairs> U16_PAIRS =
      new Type<>(
          Codec.of(
              (out, pairs) ->
                  write(
                      out,
                      pairs.first.length,
                      Integer.BYTES,
                      i -> (long) pairs.second[i] << Short.SIZE | pairs.first[i] & 0xffff),
              in -> {
                byte[] body = body(in, Integer.BYTES);
                Pairs pairs = Pairs.of(body.length / Integer.BYTES);
                for (int i = 0; i < pairs.first.length; i++) {
                  pairs.first[i] = u16(body, Integer.BYTES * i);
                  pairs.second[i] = u16(body, Integer.BYTES * i + Short.BYTES);
                }
                return pairs;
              }),
          Types.vec(Types.tuple(Pair.class, Types.U16, Types.U16)).shape());

  private Packed() {}

  /**
   * Pairs of two u16, such as uid and weight.
   *
   * @param first as many as {@code second}
   */
  public record Pairs(int[] first, int[] second) {
    static Pairs of(int count) {
      return new Pairs(new int[count], new int[count]);
    }
  }

  private record Pair(int first, int second) {}

  private interface Item {
    long at(int index);
  }

  private static void write(ScaleWriter out, int count, int bytes, Item items) {
    byte[] body = new byte[bytes * count];
    for (int i = 0; i < count; i++) {
      long item = items.at(i);
      for (int j = 0; j < bytes; j++) {
        body[bytes * i + j] = (byte) (item >>> Byte.SIZE * j);
      }
    }
    out.compact(count).bytes(body);
  }

  private static byte[] body(ScaleReader in, int bytes) {
    return in.bytes(bytes * in.length(bytes));
  }

  private static int u16(byte[] body, int at) {
    return body[at] & 0xff | (body[at + 1] & 0xff) << Byte.SIZE;
  }

  private static boolean bool(byte value) {
    if ((value & 0xfe) != 0) {
      throw new ScaleException("bool refused: byte " + (value & 0xff) + " seen, 0 or 1 needed");
    }
    return value == 1;
  }
}
