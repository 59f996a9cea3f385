package io.myelin.consensus;

import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Stake weight, its threshold and normalisation, and the new permits (yuma.md 3, 4.2, 4.3). */
public final class StakeStep {
  private static final BigInteger U64_MAX = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
  private static final long EXACT_KEY = 1L << 46;

  private StakeStep() {}

  /** The weight of root stake, U96F32 raw. */
  public static BigInteger taoWeight(long taoWeight) {
    return Wide.unsigned(taoWeight).shiftLeft(32).divide(U64_MAX);
  }

  /** Total stake weight, I64F64 raw: {@code alpha + tao * weight}, saturating. */
  public static BigInteger weight(long alpha, long tao, BigInteger taoWeightU96F32) {
    BigInteger total = Wide.clampI128(Wide.unsigned(alpha).shiftLeft(64));
    if (tao != 0 && taoWeightU96F32.signum() != 0) {
      BigInteger root = Wide.clampI128(Wide.unsigned(tao).shiftLeft(64));
      BigInteger share = Wide.mulI128(root, taoWeightU96F32.shiftLeft(32), 64);
      total = Wide.clampI128(total.add(share));
    }
    return total;
  }

  static BigInteger[] weights(EpochParameters p, EpochState s) {
    BigInteger w = taoWeight(s.taoWeight());
    BigInteger[] total = new BigInteger[p.n()];
    for (int i = 0; i < p.n(); i++) {
      long tao = i < s.taoStake().length ? s.taoStake()[i] : 0;
      long alpha = i < s.alphaStake().length ? s.alphaStake()[i] : 0;
      total[i] = alpha == 0 && tao == 0 ? BigInteger.ZERO : weight(alpha, tao, w);
    }
    return total;
  }

  /** Filters by the threshold, normalises in I64F64 and narrows to I32F32. */
  static long[] normalized(EpochParameters p, BigInteger[] weights) {
    BigInteger[] kept = new BigInteger[weights.length];
    BigInteger sum = BigInteger.ZERO;
    for (int i = 0; i < weights.length; i++) {
      boolean owner = p.ownerUid().isPresent() && p.ownerUid().getAsInt() == i;
      boolean counts =
          owner || Long.compareUnsigned(Wide.toU64(weights[i], 64), p.stakeThreshold()) >= 0;
      kept[i] = counts ? weights[i] : BigInteger.ZERO;
      sum = sum.add(kept[i]);
    }
    BigInteger total = Wide.wrapI128(sum);
    long[] stake = new long[weights.length];
    for (int i = 0; i < weights.length; i++) {
      if (kept[i].signum() != 0) {
        stake[i] = Wide.narrow(total.signum() == 0 ? kept[i] : Wide.safeDivI64F64(kept[i], total));
      }
    }
    return stake;
  }

  /** Who holds a permit from now on: the stakers, at most maxAllowedValidators, and the owner. */
  static boolean[] permits(EpochParameters p, long[] stake) {
    boolean[] permit = new boolean[p.n()];
    for (int i = 0; i < p.n(); i++) {
      permit[i] = stake[i] != 0;
    }
    int dropped = p.n() - p.maxAllowedValidators();
    if (dropped > 0) {
      int[] ascending = ascending(stake);
      for (int i = 0; i < dropped; i++) {
        permit[ascending[i]] = false;
      }
    }
    p.ownerUid().ifPresent(owner -> permit[owner] = true);
    return permit;
  }

  /** Indices by ascending value, ties by ascending index. */
  public static int[] ascending(long[] values) {
    long[] keys = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      if (values[i] <= -EXACT_KEY || values[i] >= EXACT_KEY) {
        return IntStream.range(0, values.length)
            .boxed()
            .sorted(Comparator.comparingLong(k -> values[k]))
            .mapToInt(Integer::intValue)
            .toArray();
      }
      keys[i] = values[i] << 16 | i;
    }
    Arrays.sort(keys);
    int[] order = new int[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) keys[i] & 0xffff;
    }
    return order;
  }
}
