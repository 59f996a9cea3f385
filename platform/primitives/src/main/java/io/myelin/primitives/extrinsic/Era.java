package io.myelin.primitives.extrinsic;

import io.myelin.primitives.scale.Codec;
import io.myelin.primitives.scale.ScaleException;
import io.myelin.primitives.scale.ScaleReader;
import io.myelin.primitives.scale.ScaleWriter;

/** How long a signed extrinsic may be included (rpc.md 8 "Era"). */
public sealed interface Era {
  Codec<Era> CODEC = Codec.of(Era::write, Era::read);

  /** For ever. */
  record Immortal() implements Era {}

  /**
   * During one period.
   *
   * @param period a power of two, 4..65536 blocks
   * @param phase birth modulo period, a multiple of the quantum
   */
  record Mortal(long period, long phase) implements Era {
    /** The first block of validity, given a block within it. */
    public long birth(long current) {
      return Math.floorDiv(Math.max(current, phase) - phase, period) * period + phase;
    }

    /** The first block at which it may no longer be included. */
    public long death(long current) {
      return birth(current) + period;
    }

    private long quantum() {
      return Math.max(period >> 12, 1);
    }
  }

  /** The era that starts at the current block and lasts about the given number of blocks. */
  static Mortal mortal(long current, long period) {
    long rounded = Long.highestOneBit(Math.max(period, 4));
    rounded = rounded < period ? rounded << 1 : rounded;
    rounded = Math.min(Math.max(rounded, 4), 1 << 16);
    long quantum = Math.max(rounded >> 12, 1);
    return new Mortal(rounded, current % rounded / quantum * quantum);
  }

  private static void write(ScaleWriter out, Era era) {
    if (era instanceof Mortal mortal) {
      int log = Long.numberOfTrailingZeros(mortal.period);
      out.u16((int) (Math.min(Math.max(log - 1, 1), 15) + (mortal.phase / mortal.quantum() << 4)));
    } else {
      out.u8(0);
    }
  }

  private static Era read(ScaleReader in) {
    int first = in.u8();
    if (first == 0) {
      return new Immortal();
    }
    int encoded = first | in.u8() << 8;
    long period = 2L << (encoded & 15);
    long phase = (encoded >> 4) * Math.max(period >> 12, 1);
    if (period < 4 || phase >= period) {
      throw new ScaleException("era refused: period " + period + ", phase " + phase);
    }
    return new Mortal(period, phase);
  }
}
