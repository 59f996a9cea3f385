package io.myelin.consensus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns recorded epochs into inputs and finds the first difference in a result. */
final class EpochVectors {
  private EpochVectors() {}

  static EpochParameters parameters(JsonNode p) {
    JsonNode owner = p.get("owner_uid");
    return new EpochParameters(
        p.get("n").intValue(),
        p.get("tempo").intValue(),
        VectorFile.u64(p.get("activity_cutoff")),
        p.get("kappa").intValue(),
        p.get("max_allowed_validators").intValue(),
        VectorFile.u64(p.get("min_stake")),
        VectorFile.u64(p.get("bonds_moving_average")),
        p.get("bonds_penalty").intValue(),
        p.get("yuma3").booleanValue(),
        p.get("liquid_alpha").booleanValue(),
        p.get("alpha_low").intValue(),
        p.get("alpha_high").intValue(),
        p.get("alpha_sigmoid_steepness").intValue(),
        owner.isNull() ? OptionalInt.empty() : OptionalInt.of(owner.intValue()),
        p.get("commit_reveal").booleanValue());
  }

  static EpochState state(JsonNode s, JsonNode p) {
    return new EpochState(
        VectorFile.u64(s.get("block")),
        VectorFile.u64(s.get("last_step_block")),
        VectorFile.u64s(s.get("last_update")),
        VectorFile.u64s(s.get("block_at_registration")),
        VectorFile.u64s(s.get("alpha_stake")),
        VectorFile.u64s(s.get("tao_stake")),
        VectorFile.u64(s.get("tao_weight")),
        VectorFile.booleans(s.get("validator_permit")),
        VectorFile.rows(s.get("weights")),
        VectorFile.rows(s.get("bonds")),
        commits(s, p));
  }

  private static long[] commits(JsonNode s, JsonNode p) {
    long[] smallest = new long[p.get("n").intValue()];
    Arrays.fill(smallest, -1);
    long now = VectorFile.u64(s.get("current_epoch"));
    long period = VectorFile.u64(p.get("reveal_period"));
    for (JsonNode commit : s.get("commits")) {
      int uid = commit.get(0).intValue();
      long block = VectorFile.u64(commit.get(2));
      boolean live = Long.compareUnsigned(now, VectorFile.u64(commit.get(1)) + period) <= 0;
      if (live && uid < smallest.length && Long.compareUnsigned(block, smallest[uid]) < 0) {
        smallest[uid] = block;
      }
    }
    return smallest;
  }

  static Optional<String> firstDifference(JsonNode expected, EpochOutcome actual) {
    JsonNode raw = expected.path("raw");
    EpochOutcome.Raw trace = actual.raw();
    return firstOf(
        List.of(
            raw(raw, "stake", trace.stake()),
            raw(raw, "active_stake", trace.activeStake()),
            raw(raw, "consensus", trace.consensus()),
            raw(raw, "validator_trust", trace.validatorTrust()),
            raw(raw, "rank_before_norm", trace.rankBeforeNorm()),
            raw(raw, "incentive", trace.incentive()),
            raw(raw, "validator_bond_total", trace.validatorBondTotal()),
            raw(raw, "dividends", trace.dividends()),
            raw(raw, "server_share", trace.serverShare()),
            raw(raw, "validator_share", trace.validatorShare()),
            raw(raw, "combined_share", trace.combinedShare()),
            text(expected, "active", Arrays.toString(actual.active())),
            text(expected, "validator_permit", Arrays.toString(actual.validatorPermit())),
            text(expected, "stake_weight", Arrays.toString(actual.stakeWeight())),
            text(expected, "consensus", Arrays.toString(actual.consensus())),
            text(expected, "validator_trust", Arrays.toString(actual.validatorTrust())),
            text(expected, "incentive", Arrays.toString(actual.incentive())),
            text(expected, "dividends", Arrays.toString(actual.dividends())),
            amounts(expected, "server_emission", actual.serverEmission()),
            amounts(expected, "validator_emission", actual.validatorEmission()),
            amounts(expected, "emission", actual.combinedEmission()),
            amounts(expected, "stake", actual.stake()),
            bonds(expected, actual.bonds())));
  }

  private static Optional<String> firstOf(List<Optional<String>> differences) {
    return differences.stream().flatMap(Optional::stream).findFirst();
  }

  private static Optional<String> raw(JsonNode expected, String field, long[] actual) {
    return text(expected, field, Arrays.toString(actual)).map(d -> "raw " + d);
  }

  private static Optional<String> text(JsonNode expected, String field, String actual) {
    JsonNode node = expected.get(field);
    String wanted = node == null ? actual : node.toString().replace(",", ", ");
    return compare(field, wanted, actual);
  }

  private static Optional<String> amounts(JsonNode expected, String field, long[] actual) {
    return compare(
        field, Arrays.toString(VectorFile.u64s(expected.get(field))), Arrays.toString(actual));
  }

  private static Optional<String> bonds(JsonNode expected, SparseRows actual) {
    if (expected.has("bonds")) {
      SparseRows wanted = VectorFile.rows(expected.get("bonds"));
      boolean same =
          Arrays.deepEquals(wanted.columns(), actual.columns())
              && Arrays.deepEquals(wanted.values(), actual.values());
      return same
          ? Optional.empty()
          : compare(
              "bonds", Arrays.deepToString(wanted.values()), Arrays.deepToString(actual.values()));
    }
    long[] sums = new long[actual.rows()];
    int[] lengths = new int[actual.rows()];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Arrays.stream(actual.values()[i]).asLongStream().sum();
      lengths[i] = actual.columns()[i].length;
    }
    return firstOf(
        List.of(
            amounts(expected, "bonds_row_sum", sums),
            text(expected, "bonds_row_len", Arrays.toString(lengths))));
  }

  private static Optional<String> compare(String field, String expected, String actual) {
    return expected.equals(actual)
        ? Optional.empty()
        : Optional.of(field + "\n  expected " + expected + "\n  actual   " + actual);
  }
}
