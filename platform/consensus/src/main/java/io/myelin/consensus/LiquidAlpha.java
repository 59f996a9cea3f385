package io.myelin.consensus;

import io.myelin.consensus.fixed.Elementary;
import io.myelin.consensus.fixed.I32F32;
import java.util.Arrays;

/** A rate of its own for every bond, by how the weight stands to consensus (yuma.md 4.13). */
public final class LiquidAlpha {
  private final long low;
  private final long high;
  private final long slope;
  private final long atRest;

  private LiquidAlpha(long low, long high, long slope) {
    this.low = low;
    this.high = high;
    this.slope = slope;
    this.atRest = rateAt(0);
  }

  /** Bounds are u16 shares, steepness is in hundredths. */
  public static LiquidAlpha of(int alphaLow, int alphaHigh, int steepness) {
    return new LiquidAlpha(
        I32F32.proportion(alphaLow),
        I32F32.proportion(alphaHigh),
        I32F32.safeDiv((long) steepness << 32, -100L << 32));
  }

  /** The rate of one cell; all values are I32F32. */
  public long rate(long consensus, long weight, long bond) {
    long distance = distance(consensus, weight, bond);
    return distance <= 0 ? atRest : rateAt(distance);
  }

  private static long distance(long consensus, long weight, long bond) {
    long distance = weight >= bond ? I32F32.sub(weight, consensus) : I32F32.sub(bond, weight);
    return Math.min(distance, I32F32.ONE);
  }

  private long rateAt(long distance) {
    return rateOf(Elementary.exp(exponent(distance)));
  }

  private long exponent(long distance) {
    return I32F32.mul(slope, distance - I32F32.HALF);
  }

  private long rateOf(long exp) {
    long sigmoid = I32F32.reciprocal(I32F32.ONE + exp);
    long rate = I32F32.add(low, I32F32.mul(sigmoid, I32F32.sub(high, low)));
    return Math.max(low, Math.min(rate, high));
  }

  /** The moving average; a bond whose weight is absent this epoch is lost at once. */
  static Rows average(EpochParameters p, Rows fresh, Rows old, long[] consensus) {
    LiquidAlpha liquid = of(p.alphaLow(), p.alphaHigh(), p.alphaSigmoidSteepness());
    int n = fresh.n();
    Rows out = new Rows(n);
    long[] bond = new long[n];
    long[] scannedBond = new long[n];
    long[] scannedWeight = new long[n];
    for (int i = 0; i < n; i++) {
      int size = fresh.sizes[i];
      if (size == 0) {
        continue;
      }
      BondStep.scatter(old, i, bond);
      scan(old, i, scannedBond);
      scan(fresh, i, scannedWeight);
      int[] columns = fresh.columns[i];
      long[] rates = liquid.rates(columns, size, consensus, scannedWeight, scannedBond);
      long[] values = fresh.values[i];
      out.open(i, size);
      for (int e = 0; e < size; e++) {
        long decayed = I32F32.mul(I32F32.ONE - rates[e], bond[columns[e]]);
        long bought = Math.max(0, I32F32.mul(rates[e], values[e]));
        long value = Math.min(I32F32.ONE, I32F32.add(decayed, bought));
        if (value > 0) {
          out.append(i, columns[e], value);
        }
      }
    }
    return out;
  }

  /** The rates of a row; a weight at rest needs no series. */
  private long[] rates(int[] columns, int size, long[] consensus, long[] weight, long[] bond) {
    long[] rates = new long[size];
    long[] exponents = new long[size];
    int[] moving = new int[size];
    int count = 0;
    for (int e = 0; e < size; e++) {
      int j = columns[e];
      long distance = distance(consensus[j], weight[j], bond[j]);
      rates[e] = atRest;
      if (distance > 0) {
        exponents[count] = exponent(distance);
        moving[count++] = e;
      }
    }
    Elementary.expEach(exponents, count);
    for (int k = 0; k < count; k++) {
      rates[moving[k]] = rateOf(exponents[k]);
    }
    return rates;
  }

  /** One ascending pass over a row: entries behind the pass are skipped as if they were missing. */
  private static void scan(Rows rows, int i, long[] cells) {
    Arrays.fill(cells, 0);
    int e = 0;
    for (int j = 0; j < cells.length; j++) {
      while (e < rows.sizes[i] && rows.columns[i][e] < j) {
        e++;
      }
      if (e < rows.sizes[i] && rows.columns[i][e] == j) {
        cells[j] = rows.values[i][e];
      }
    }
  }
}
