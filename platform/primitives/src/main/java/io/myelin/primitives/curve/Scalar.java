package io.myelin.primitives.curve;

import java.util.Arrays;
import java.util.Optional;

/**
 * A number below the group's order L = 2^252 + c, c = 27742317777372353535851937790883648493, as
 * eight words of 32 bits, lowest first. No branch and no index depends on the value.
 */
public final class Scalar {
  private static final int WORDS = 8;
  private static final long LOW = 0xffffffffL;
  private static final long[] ORDER = {
    0x5cf5d3edL, 0x5812631aL, 0xa2f79cd6L, 0x14def9deL, 0, 0, 0, 0x10000000L
  };

  /** Where 2^252 begins: the upper 4 bits of word 7. */
  private static final int TOP = 28;

  private static final Scalar ONE = new Scalar(new long[] {1, 0, 0, 0, 0, 0, 0, 0});

  private final long[] words;

  private Scalar(long[] words) {
    this.words = words;
  }

  /** Reads 32 little-endian bytes; empty unless they are below L. */
  public static Optional<Scalar> read(byte[] bytes, int at) {
    long[] words = words(bytes, at, WORDS);
    return subtract(words.clone(), ORDER) < 0 ? Optional.of(new Scalar(words)) : Optional.empty();
  }

  /** 64 little-endian bytes modulo L. */
  public static Scalar reduce(byte[] wide) {
    return new Scalar(modulo(words(wide, 0, 2 * WORDS)));
  }

  /** Four words of 64 bits, times this, modulo L. */
  Scalar times(long[] factor) {
    long[] halves = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      halves[i] = factor[i / 2] >>> 32 * (i % 2) & LOW;
    }
    return new Scalar(modulo(product(words, halves)));
  }

  /** this * factor + term modulo L. */
  public Scalar timesPlus(Scalar factor, Scalar term) {
    long[] sum = product(words, factor.words);
    long carry = 0;
    for (int i = 0; i < sum.length; i++) {
      carry += sum[i] + (i < WORDS ? term.words[i] : 0);
      sum[i] = carry & LOW;
      carry >>>= 32;
    }
    return new Scalar(modulo(sum));
  }

  public Scalar plus(Scalar term) {
    return ONE.timesPlus(this, term);
  }

  public boolean isZero() {
    long any = 0;
    for (long word : words) {
      any |= word;
    }
    return any == 0;
  }

  /** 32 little-endian bytes. */
  public byte[] bytes() {
    byte[] out = new byte[4 * WORDS];
    long[] longs = longs();
    for (int i = 0; i < longs.length; i++) {
      Words.write(out, 8 * i, longs[i]);
    }
    return out;
  }

  Scalar negated() {
    long[] out = ORDER.clone();
    subtract(out, words);
    return new Scalar(conditionallyReduced(out));
  }

  /** The value as four words of 64 bits. */
  long[] longs() {
    long[] out = new long[4];
    for (int i = 0; i < 4; i++) {
      out[i] = words[2 * i] | words[2 * i + 1] << 32;
    }
    return out;
  }

  /** L as four words of 64 bits. */
  static long[] order() {
    return new Scalar(ORDER).longs();
  }

  private static long[] words(byte[] bytes, int at, int count) {
    long[] out = new long[count];
    for (int i = 0; i < count; i += 2) {
      long pair = Words.read(bytes, at + 4 * i);
      out[i] = pair & LOW;
      out[i + 1] = pair >>> 32;
    }
    return out;
  }

  /**
   * Takes h * L from h * 2^252 + rest three times, which leaves rest - h * c, for an h of 260, then
   * 136, then 12 bits. Multiples of L keep the differences above zero, and the last below 2 L.
   */
  private static long[] modulo(long[] wide) {
    return conditionallyReduced(folded(folded(folded(wide, 135), 11), 0));
  }

  /** The rest below 2^252, plus L * 2^bits, minus h * c. */
  private static long[] folded(long[] wide, int bits) {
    long[] upper = new long[Math.max(1, wide.length - WORDS + 1)];
    for (int i = 0; i < upper.length; i++) {
      long next = i + WORDS < wide.length ? wide[i + WORDS] : 0;
      upper[i] = (wide[i + WORDS - 1] >>> TOP | next << 32 - TOP) & LOW;
    }
    long[] out = new long[WORDS + (bits + 31) / 32 + 1];
    System.arraycopy(wide, 0, out, 0, WORDS);
    out[WORDS - 1] &= (1L << TOP) - 1;
    addShiftedOrder(out, bits);
    subtract(out, product(upper, Arrays.copyOf(ORDER, 4)));
    return out;
  }

  private static void addShiftedOrder(long[] out, int bits) {
    int at = bits / 32;
    int shift = bits % 32;
    long carry = 0;
    long before = 0;
    for (int i = at; i < out.length; i++) {
      long word = i - at < WORDS ? ORDER[i - at] : 0;
      carry += out[i] + ((word << shift | before >>> 32 - shift) & LOW);
      before = word;
      out[i] = carry & LOW;
      carry >>>= 32;
    }
  }

  private static long[] product(long[] a, long[] b) {
    long[] out = new long[a.length + b.length];
    for (int i = 0; i < a.length; i++) {
      long carry = 0;
      for (int j = 0; j < b.length; j++) {
        carry += a[i] * b[j] + out[i + j];
        out[i + j] = carry & LOW;
        carry >>>= 32;
      }
      out[i + b.length] = carry;
    }
    return out;
  }

  /** Takes b from a, and answers -1 where that went below zero, else 0. */
  private static long subtract(long[] a, long[] b) {
    long borrow = 0;
    for (int i = 0; i < a.length; i++) {
      borrow += a[i] - (i < b.length ? b[i] : 0);
      a[i] = borrow & LOW;
      borrow >>= 32;
    }
    return borrow;
  }

  /** The lowest eight words, less L unless they are below it. */
  private static long[] conditionallyReduced(long[] value) {
    long[] less = Arrays.copyOf(value, WORDS);
    long below = subtract(less, ORDER);
    for (int i = 0; i < WORDS; i++) {
      less[i] = less[i] & ~below | value[i] & below;
    }
    return less;
  }
}
