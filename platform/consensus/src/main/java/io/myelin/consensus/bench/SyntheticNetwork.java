package io.myelin.consensus.bench;

import io.myelin.consensus.EpochParameters;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.SparseRows;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * A busy subnet under Yuma3: every validator has stake, fresh weights and a bond for every miner.
 */
public record SyntheticNetwork(EpochParameters parameters, EpochState state) {
  private static final long MULTIPLIER = 6364136223846793005L;
  private static final long INCREMENT = 1442695040888963407L;

  /**
   * The same network for the same arguments, on every machine.
   *
   * @param density how many of a thousand possible weights are set
   */
  public static SyntheticNetwork generate(
      long seed, int uids, int validators, int density, boolean liquid) {
    if (validators < 1 || validators > uids || uids > 4096 || density < 0 || density > 1000) {
      throw new IllegalArgumentException(
          "synthetic network refused: "
              + uids
              + " uids, "
              + validators
              + " validators, density "
              + density
              + "/1000; give 1 to 4096 uids, at least one and at most that many validators, and a"
              + " density of 0 to 1000");
    }
    Generator generator = new Generator(seed);
    long[] stake = new long[uids];
    boolean[] permit = new boolean[uids];
    SparseRows weights = SparseRows.empty(uids);
    SparseRows bonds = SparseRows.empty(uids);
    int[] quality = generator.u16s(uids);
    for (int i = 0; i < validators; i++) {
      stake[i] = 1_000_000_000_000L + generator.below(1 << 30) * 1000L;
      permit[i] = true;
      fillWeights(generator, weights, i, quality, density);
      bonds.columns()[i] = ascending(uids);
      bonds.values()[i] = generator.u16s(uids);
    }
    long[] updated = new long[uids];
    Arrays.fill(updated, 999_900);
    EpochState state =
        new EpochState(
            1_000_000,
            999_639,
            updated,
            new long[uids],
            stake,
            new long[uids],
            971718665099567868L,
            permit,
            weights,
            bonds,
            new long[0]);
    return new SyntheticNetwork(parameters(uids, validators, liquid), state);
  }

  private static EpochParameters parameters(int uids, int validators, boolean liquid) {
    return new EpochParameters(
        uids,
        360,
        5000,
        32767,
        validators,
        0,
        900_000,
        65535,
        true,
        liquid,
        45875,
        58982,
        1000,
        OptionalInt.empty(),
        false);
  }

  /** Validators agree about a miner's quality up to an eighth. */
  private static void fillWeights(
      Generator generator, SparseRows weights, int validator, int[] quality, int density) {
    int[] columns = new int[quality.length];
    int[] values = new int[quality.length];
    int length = 0;
    for (int j = 0; j < quality.length; j++) {
      if (j != validator && generator.below(1000) < density) {
        columns[length] = j;
        values[length++] = Math.min(65535, 1 + quality[j] * 7 / 8 + generator.below(8192));
      }
    }
    weights.columns()[validator] = Arrays.copyOf(columns, length);
    weights.values()[validator] = Arrays.copyOf(values, length);
  }

  private static int[] ascending(int count) {
    int[] result = new int[count];
    for (int i = 0; i < count; i++) {
      result[i] = i;
    }
    return result;
  }

  /** A linear congruential generator; its high bits are good enough for made-up weights. */
  private static final class Generator {
    private long state;

    Generator(long seed) {
      state = seed;
    }

    int below(int bound) {
      state = state * MULTIPLIER + INCREMENT;
      return (int) ((state >>> 33) % bound);
    }

    int[] u16s(int count) {
      int[] result = new int[count];
      for (int i = 0; i < count; i++) {
        result[i] = below(65536);
      }
      return result;
    }
  }
}
