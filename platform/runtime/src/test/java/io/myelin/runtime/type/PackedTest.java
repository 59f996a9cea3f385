package io.myelin.runtime.type;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The arrays beside the lists of boxed items that they stand for. */
class PackedTest {
  private static final Type<List<Integer>> U16S = Types.vec(Types.U16);
  private static final Type<List<Long>> U64S = Types.vec(Types.U64);
  private static final Type<List<Boolean>> BOOLS = Types.vec(Types.BOOL);
  private static final Type<List<Pair>> PAIRS =
      Types.vec(Types.tuple(Pair.class, Types.U16, Types.U16));

  private final Random random = new Random(3);

  record Pair(int first, int second) {}

  @Test
  void shouldWriteAndReadTheBytesOfTheBoxedVectors() {
    for (int size : new int[] {0, 1, 2, 63, 64, 256, 4096, 16384}) {
      int[] u16s = IntStream.range(0, size).map(i -> u16()).toArray();
      List<Integer> boxed = Arrays.stream(u16s).boxed().toList();
      assertSame(U16S, boxed, Packed.U16S, u16s);
      assertArrayEquals(u16s, Packed.U16S.codec().decode(U16S.codec().encode(boxed)));

      long[] u64s = random.longs(size).toArray();
      List<Long> longs = Arrays.stream(u64s).boxed().toList();
      assertSame(U64S, longs, Packed.U64S, u64s);
      assertArrayEquals(u64s, Packed.U64S.codec().decode(U64S.codec().encode(longs)));

      boolean[] bools = new boolean[size];
      List<Boolean> truths = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        bools[i] = random.nextBoolean();
        truths.add(bools[i]);
      }
      assertSame(BOOLS, truths, Packed.BOOLS, bools);
      assertArrayEquals(bools, Packed.BOOLS.codec().decode(BOOLS.codec().encode(truths)));

      Packed.Pairs pairs = new Packed.Pairs(u16s, IntStream.of(u16s).map(i -> u16()).toArray());
      List<Pair> rows =
          IntStream.range(0, size)
              .mapToObj(i -> new Pair(pairs.first()[i], pairs.second()[i]))
              .toList();
      assertSame(PAIRS, rows, Packed.U16_PAIRS, pairs);
      Packed.Pairs back = Packed.U16_PAIRS.codec().decode(PAIRS.codec().encode(rows));
      assertArrayEquals(pairs.first(), back.first());
      assertArrayEquals(pairs.second(), back.second());
    }
  }

  @Test
  void shouldRefuseWhatTheBoxedVectorsRefuse() {
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = new byte[random.nextInt(12)];
      random.nextBytes(bytes);
      if (bytes.length > 0 && i % 2 == 0) {
        bytes[0] = (byte) (4 * random.nextInt(8) + random.nextInt(3));
        for (int j = 1; j < bytes.length; j++) {
          bytes[j] &= 3;
        }
      }
      refused += assertSameBytes(U16S.codec(), Packed.U16S.codec(), bytes) ? 0 : 1;
      assertSameBytes(U64S.codec(), Packed.U64S.codec(), bytes);
      assertSameBytes(BOOLS.codec(), Packed.BOOLS.codec(), bytes);
      assertSameBytes(PAIRS.codec(), Packed.U16_PAIRS.codec(), bytes);
    }
    assertEquals(true, refused > 1000 && refused < 19_990, refused + " refused");
  }

  private static <T, U> void assertSame(Type<T> boxed, T items, Type<U> packed, U array) {
    assertEquals(boxed.shape(), packed.shape());
    assertArrayEquals(boxed.codec().encode(items), packed.codec().encode(array));
  }

  /** Whether the bytes are a value; then both write it back the same. */
  private static <T, U> boolean assertSameBytes(Codec<T> boxed, Codec<U> packed, byte[] bytes) {
    Optional<byte[]> expected = rewritten(boxed, bytes);
    Optional<byte[]> seen = rewritten(packed, bytes);
    assertEquals(expected.isPresent(), seen.isPresent(), Arrays.toString(bytes));
    assertArrayEquals(expected.orElse(new byte[0]), seen.orElse(new byte[0]));
    return expected.isPresent();
  }

  private static <T> Optional<byte[]> rewritten(Codec<T> codec, byte[] bytes) {
    try {
      return Optional.of(codec.encode(codec.decode(bytes)));
    } catch (ScaleException refused) {
      return Optional.empty();
    }
  }

  private int u16() {
    return random.nextInt(1 << 16);
  }
}
