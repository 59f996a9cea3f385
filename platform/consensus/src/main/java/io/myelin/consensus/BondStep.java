package io.myelin.consensus;

import io.myelin.consensus.fixed.I32F32;
import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Bonds: what enters them, their moving average, and the dividends they earn (yuma.md 4.10 - 4.12).
 */
final class BondStep {
  private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

  private BondStep() {}

  /** New bonds and the dividends that follow from them. */
  record Result(Rows bonds, long[] dividends, long[] validatorBondTotal) {}

  /** Weights for bonds: from unclipped to clipped, by the penalty. */
  static Rows weights(EpochParameters p, Rows weights, Rows clipped) {
    long penalty = I32F32.proportion(p.bondsPenalty());
    if (penalty == 0) {
      return weights;
    }
    if (penalty == I32F32.ONE) {
      return clipped;
    }
    int n = weights.n();
    Rows out = new Rows(n);
    long[] w = new long[n];
    long[] c = new long[n];
    for (int i = 0; i < n; i++) {
      scatter(weights, i, w);
      scatter(clipped, i, c);
      out.open(i, n);
      for (int j = 0; j < n; j++) {
        long z = I32F32.add(w[j], I32F32.mul(penalty, I32F32.sub(c[j], w[j])));
        if (z > 0) {
          out.append(i, j, z);
        }
      }
    }
    return out;
  }

  /** Stored bonds without those towards a neuron registered since the last epoch. */
  static Rows stored(EpochParameters p, EpochState s, boolean asShare) {
    long lastTempo =
        s.lastStepBlock() != 0
            ? s.lastStepBlock() + 1
            : Long.compareUnsigned(s.block(), p.tempo()) < 0 ? 0 : s.block() - p.tempo();
    Rows out = new Rows(p.n());
    for (int i = 0; i < Math.min(p.n(), s.bonds().rows()); i++) {
      int[] columns = s.bonds().columns()[i];
      int[] values = s.bonds().values()[i];
      out.open(i, columns.length);
      int[] toColumns = out.columns[i];
      long[] toValues = out.values[i];
      int size = 0;
      for (int e = 0; e < columns.length; e++) {
        int j = columns[e];
        long registered = j < s.blockAtRegistration().length ? s.blockAtRegistration()[j] : 0;
        if (j < p.n() && Long.compareUnsigned(lastTempo, registered) > 0) {
          toColumns[size] = j;
          toValues[size++] = asShare ? I32F32.proportion(values[e]) : I32F32.ofU16(values[e]);
        }
      }
      out.sizes[i] = size;
    }
    return out;
  }

  static Result yuma2(
      EpochParameters p, EpochState s, Rows forBonds, long[] active, long[] incentive) {
    Rows old = stored(p, s, false);
    old.normalizeColumns();
    Rows delta = new Rows(p.n());
    for (int i = 0; i < p.n(); i++) {
      delta.open(i, forBonds.sizes[i]);
      for (int e = 0; e < forBonds.sizes[i]; e++) {
        delta.append(i, forBonds.columns[i][e], I32F32.mul(forBonds.values[i][e], active[i]));
      }
    }
    delta.normalizeColumns();
    Rows bonds = average(delta, old, rate(p));
    bonds.normalizeColumns();
    long[] dividends = new long[p.n()];
    for (int i = 0; i < p.n(); i++) {
      dividends[i] = earned(bonds, i, incentive);
    }
    bonds.upscaleColumns();
    return new Result(bonds, Vectors.normalized(dividends), new long[0]);
  }

  static Result yuma3(
      EpochParameters p,
      EpochState s,
      Rows forBonds,
      long[] active,
      long[] incentive,
      long[] consensus) {
    Rows old = stored(p, s, true);
    boolean liquid = p.liquidAlpha() && any(consensus);
    Rows bonds =
        liquid ? LiquidAlpha.average(p, forBonds, old, consensus) : average(forBonds, old, rate(p));
    Reciprocal[] sums = bonds.columnSums();
    long[] total = new long[p.n()];
    long[] dividends = new long[p.n()];
    for (int i = 0; i < p.n(); i++) {
      total[i] = earned(bonds, i, sums, incentive);
      dividends[i] = I32F32.mulOverflows(total[i], active[i]) ? 0 : I32F32.mul(total[i], active[i]);
    }
    return new Result(bonds, Vectors.normalized(dividends), total);
  }

  /** {@code rate * fresh + (1 - rate) * old} per cell, where positive, columns ascending. */
  static Rows average(Rows fresh, Rows old, long rate) {
    int n = fresh.n();
    long keep = I32F32.sub(I32F32.ONE, rate);
    Rows out = new Rows(n);
    long[] cells = new long[n];
    for (int i = 0; i < n; i++) {
      if (fresh.sizes[i] + old.sizes[i] == 0) {
        continue;
      }
      Arrays.fill(cells, 0);
      accumulate(fresh, i, rate, cells);
      accumulate(old, i, keep, cells);
      out.open(i, Math.min(n, fresh.sizes[i] + old.sizes[i]));
      int[] columns = out.columns[i];
      long[] values = out.values[i];
      int size = 0;
      for (int j = 0; j < n; j++) {
        if (cells[j] > 0) {
          columns[size] = j;
          values[size++] = cells[j];
        }
      }
      out.sizes[i] = size;
    }
    return out;
  }

  private static void accumulate(Rows rows, int i, long factor, long[] cells) {
    int[] columns = rows.columns[i];
    long[] values = rows.values[i];
    int size = rows.sizes[i];
    for (int e = 0; e < size; e++) {
      cells[columns[e]] = I32F32.add(cells[columns[e]], I32F32.mul(factor, values[e]));
    }
  }

  private static long earned(Rows bonds, int i, long[] incentive) {
    long sum = 0;
    for (int e = 0; e < bonds.sizes[i]; e++) {
      long share = incentive[bonds.columns[i][e]];
      if (share != 0) {
        sum = I32F32.add(sum, I32F32.mul(bonds.values[i][e], share));
      }
    }
    return sum;
  }

  private static long rate(EpochParameters p) {
    BigInteger memory = Wide.clampI128(Wide.unsigned(p.bondsMovingAverage()).shiftLeft(64));
    BigInteger average = Wide.safeDivI64F64(memory, MILLION.shiftLeft(64));
    return I32F32.sub(I32F32.ONE, Wide.narrow(average));
  }

  /** The same with bonds still to be divided by their column's sum. */
  private static long earned(Rows bonds, int i, Reciprocal[] sums, long[] incentive) {
    int[] columns = bonds.columns[i];
    long[] values = bonds.values[i];
    long sum = 0;
    for (int e = 0; e < bonds.sizes[i]; e++) {
      long share = incentive[columns[e]];
      if (share != 0) {
        sum = I32F32.add(sum, I32F32.mul(sums[columns[e]].divide(values[e]), share));
      }
    }
    return sum;
  }

  private static boolean any(long[] values) {
    for (long value : values) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  static void scatter(Rows rows, int i, long[] cells) {
    Arrays.fill(cells, 0);
    for (int e = 0; e < rows.sizes[i]; e++) {
      cells[rows.columns[i][e]] = rows.values[i][e];
    }
  }
}
