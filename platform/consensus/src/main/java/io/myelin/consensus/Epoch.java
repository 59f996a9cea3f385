package io.myelin.consensus;

import io.myelin.consensus.EpochOutcome.Raw;
import io.myelin.consensus.fixed.I32F32;
import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Arrays;

/** One epoch of Yuma consensus over sparse rows. Read {@link #run} top to bottom (yuma.md 4). */
public final class Epoch {
  private Epoch() {}

  /**
   * Judges the neurons of a subnet and divides the emission.
   *
   * @param emission rao of alpha, unsigned
   */
  public static EpochOutcome run(EpochParameters p, EpochState s, long emission) {
    long[] lastUpdate = Arrays.copyOf(s.lastUpdate(), p.n());
    boolean[] active = active(p, s, lastUpdate);
    BigInteger[] weight = StakeStep.weights(p, s);
    long[] stake = StakeStep.normalized(p, weight);
    boolean[] votes = oldPermits(p, s);
    boolean[] permit = StakeStep.permits(p, stake);
    long[] activeStake = activeStake(stake, active, votes);
    Rows weights = WeightStep.normalized(p, s, lastUpdate, votes);
    long[] consensus = WeightStep.consensus(p, weights, activeStake);
    Rows clipped = WeightStep.clipped(weights, consensus);
    long[] trust = trust(clipped);
    long[] rank = rank(clipped, activeStake);
    long[] incentive = Vectors.normalized(rank);
    Rows forBonds = BondStep.weights(p, weights, clipped);
    BondStep.Result bonds =
        p.yuma3()
            ? BondStep.yuma3(p, s, forBonds, activeStake, incentive, consensus)
            : BondStep.yuma2(p, s, forBonds, activeStake, incentive);
    Shares shares = shares(incentive, bonds.dividends(), stake, activeStake);
    return new EpochOutcome(
        active,
        permit,
        Vectors.toU16(stake),
        Vectors.toU16(consensus),
        Vectors.toU16(trust),
        Vectors.toU16(incentive),
        Vectors.toU16(bonds.dividends()),
        amounts(shares.server, emission),
        amounts(shares.validator, emission),
        amounts(shares.combined, emission),
        whole(weight),
        stored(bonds.bonds(), permit),
        new Raw(
            stake,
            activeStake,
            consensus,
            trust,
            rank,
            incentive,
            bonds.validatorBondTotal(),
            bonds.dividends(),
            shares.server,
            shares.validator,
            shares.combined,
            shares.sum));
  }

  private static boolean[] active(EpochParameters p, EpochState s, long[] lastUpdate) {
    boolean[] active = new boolean[p.n()];
    for (int i = 0; i < p.n(); i++) {
      long until = lastUpdate[i] + p.activityCutoff();
      if (Long.compareUnsigned(until, lastUpdate[i]) < 0) {
        until = -1;
      }
      active[i] = Long.compareUnsigned(until, s.block()) >= 0;
    }
    return active;
  }

  /** The permits that gate this epoch's votes: the stored ones, and the owner's. */
  private static boolean[] oldPermits(EpochParameters p, EpochState s) {
    boolean[] permit = s.validatorPermit().clone();
    p.ownerUid()
        .ifPresent(
            owner -> {
              if (owner < permit.length) {
                permit[owner] = true;
              }
            });
    return permit;
  }

  private static long[] activeStake(long[] stake, boolean[] active, boolean[] votes) {
    long[] kept = stake.clone();
    for (int i = 0; i < kept.length; i++) {
      boolean mayVote = votes.length == 0 || (i < votes.length && votes[i]);
      if (!active[i] || !mayVote) {
        kept[i] = 0;
      }
    }
    return Vectors.normalized(kept);
  }

  private static long[] trust(Rows clipped) {
    long[] trust = new long[clipped.n()];
    for (int i = 0; i < trust.length; i++) {
      for (int e = 0; e < clipped.sizes[i]; e++) {
        trust[i] += clipped.values[i][e];
      }
    }
    return trust;
  }

  private static long[] rank(Rows clipped, long[] activeStake) {
    long[] rank = new long[clipped.n()];
    for (int i = 0; i < rank.length; i++) {
      if (activeStake[i] == 0) {
        continue;
      }
      for (int e = 0; e < clipped.sizes[i]; e++) {
        int j = clipped.columns[i][e];
        rank[j] = I32F32.add(rank[j], I32F32.mul(activeStake[i], clipped.values[i][e]));
      }
    }
    return rank;
  }

  private record Shares(long[] server, long[] validator, long[] combined, long sum) {}

  private static Shares shares(long[] incentive, long[] dividends, long[] stake, long[] active) {
    long[] combined = new long[incentive.length];
    for (int i = 0; i < combined.length; i++) {
      combined[i] = I32F32.add(incentive[i], dividends[i]);
    }
    long sum = Vectors.sum(combined);
    if (sum == 0) {
      long[] byStake = Vectors.sum(active) == 0 ? stake : active;
      return new Shares(new long[incentive.length], byStake, byStake, 0);
    }
    return new Shares(
        Vectors.divided(incentive, sum),
        Vectors.divided(dividends, sum),
        Vectors.divided(combined, sum),
        sum);
  }

  private static long[] amounts(long[] shares, long emission) {
    long[] out = new long[shares.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Wide.shareOfAmount(shares[i], emission);
    }
    return out;
  }

  private static long[] whole(BigInteger[] weights) {
    long[] out = new long[weights.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = weights[i].signum() == 0 ? 0 : Wide.toU64(weights[i], 64);
    }
    return out;
  }

  private static SparseRows stored(Rows bonds, boolean[] permit) {
    SparseRows out = SparseRows.empty(permit.length);
    for (int i = 0; i < permit.length; i++) {
      if (permit[i]) {
        int size = bonds.sizes[i];
        int[] values = new int[size];
        for (int e = 0; e < size; e++) {
          values[e] = I32F32.toU16(bonds.values[i][e]);
        }
        out.columns()[i] = Arrays.copyOf(bonds.columns[i], size);
        out.values()[i] = values;
      }
    }
    return out;
  }
}
