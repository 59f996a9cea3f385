package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.EpochOutcome;
import io.myelin.consensus.EpochParameters;
import io.myelin.consensus.EpochState;
import io.myelin.consensus.SparseRows;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Epoch inputs and expectations as the vector files write them. */
final class EpochCases {
  private EpochCases() {}

  static EpochParameters parameters(JsonNode p) {
    JsonNode owner = p.get("owner_uid");
    return new EpochParameters(
        p.get("n").asInt(),
        p.get("tempo").asInt(),
        u64(p.get("activity_cutoff")),
        p.get("kappa").asInt(),
        p.get("max_allowed_validators").asInt(),
        u64(p.get("min_stake")),
        u64(p.get("bonds_moving_average")),
        p.get("bonds_penalty").asInt(),
        p.get("yuma3").asBoolean(),
        p.get("liquid_alpha").asBoolean(),
        p.get("alpha_low").asInt(),
        p.get("alpha_high").asInt(),
        p.get("alpha_sigmoid_steepness").asInt(),
        owner.isNull() ? OptionalInt.empty() : OptionalInt.of(owner.asInt()),
        p.get("commit_reveal").asBoolean());
  }

  static EpochState state(JsonNode p, JsonNode s) {
    return new EpochState(
        u64(s.get("block")),
        u64(s.get("last_step_block")),
        u64s(s.get("last_update")),
        u64s(s.get("block_at_registration")),
        u64s(s.get("alpha_stake")),
        u64s(s.get("tao_stake")),
        u64(s.get("tao_weight")),
        booleans(s.get("validator_permit")),
        rows(s.get("weights")),
        rows(s.get("bonds")),
        commitBlocks(p, s));
  }

  /** The first block of a live commit per uid. */
  private static long[] commitBlocks(JsonNode p, JsonNode s) {
    long[] blocks = new long[p.get("n").asInt()];
    Arrays.fill(blocks, -1L);
    BigInteger now = new BigInteger(s.get("current_epoch").asText());
    BigInteger period = new BigInteger(p.get("reveal_period").asText());
    for (JsonNode commit : s.get("commits")) {
      int uid = commit.get(0).asInt();
      BigInteger last = new BigInteger(commit.get(1).asText()).add(period);
      if (uid < blocks.length && now.compareTo(last) <= 0) {
        long block = u64(commit.get(2));
        if (Long.compareUnsigned(block, blocks[uid]) < 0) {
          blocks[uid] = block;
        }
      }
    }
    return blocks;
  }

  static SparseRows rows(JsonNode rows) {
    SparseRows out = SparseRows.empty(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      put(out, i, rows.get(i));
    }
    return out;
  }

  static void put(SparseRows rows, int i, JsonNode row) {
    int[] columns = new int[row.size()];
    int[] values = new int[row.size()];
    for (int e = 0; e < columns.length; e++) {
      columns[e] = row.get(e).get(0).asInt();
      values[e] = row.get(e).get(1).asInt();
    }
    rows.columns()[i] = columns;
    rows.values()[i] = values;
  }

  /** The first field that differs, with both sides. */
  static Optional<String> difference(JsonNode expected, EpochOutcome outcome) {
    Map<String, String> seen = new TreeMap<>();
    seen.put("active", Arrays.toString(outcome.active()));
    seen.put("validator_permit", Arrays.toString(outcome.validatorPermit()));
    seen.put("stake_weight", Arrays.toString(outcome.stakeWeight()));
    seen.put("consensus", Arrays.toString(outcome.consensus()));
    seen.put("validator_trust", Arrays.toString(outcome.validatorTrust()));
    seen.put("incentive", Arrays.toString(outcome.incentive()));
    seen.put("dividends", Arrays.toString(outcome.dividends()));
    seen.put("server_emission", unsigned(outcome.serverEmission()));
    seen.put("validator_emission", unsigned(outcome.validatorEmission()));
    seen.put("emission", unsigned(outcome.combinedEmission()));
    seen.put("stake", unsigned(outcome.stake()));
    seen.put("bonds", text(outcome.bonds()));
    Map<String, String> raw = new TreeMap<>();
    EpochOutcome.Raw r = outcome.raw();
    raw.put("stake", Arrays.toString(r.stake()));
    raw.put("active_stake", Arrays.toString(r.activeStake()));
    raw.put("consensus", Arrays.toString(r.consensus()));
    raw.put("validator_trust", Arrays.toString(r.validatorTrust()));
    raw.put("rank_before_norm", Arrays.toString(r.rankBeforeNorm()));
    raw.put("incentive", Arrays.toString(r.incentive()));
    raw.put("validator_bond_total", Arrays.toString(r.validatorBondTotal()));
    raw.put("dividends", Arrays.toString(r.dividends()));
    raw.put("server_share", Arrays.toString(r.serverShare()));
    raw.put("validator_share", Arrays.toString(r.validatorShare()));
    raw.put("combined_share", Arrays.toString(r.combinedShare()));
    return first("raw.", expected.path("raw"), raw)
        .or(() -> first("", expected, seen))
        .or(() -> bondSums(expected, outcome.bonds()));
  }

  private static Optional<String> first(
      String prefix, JsonNode expected, Map<String, String> seen) {
    for (Map.Entry<String, String> field : seen.entrySet()) {
      JsonNode want = expected.get(field.getKey());
      if (want != null) {
        String text = want.toString().replace("\"", "").replace(",", ", ").replace(", , ", ", ");
        if (!text.equals(field.getValue())) {
          return Optional.of(
              prefix + field.getKey() + ": expected " + text + ", got " + field.getValue());
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> bondSums(JsonNode expected, SparseRows bonds) {
    JsonNode sums = expected.path("bonds_row_sum");
    JsonNode lengths = expected.path("bonds_row_len");
    for (int i = 0; i < sums.size(); i++) {
      long sum = Arrays.stream(bonds.values()[i]).asLongStream().sum();
      if (sum != sums.get(i).asLong() || bonds.values()[i].length != lengths.get(i).asInt()) {
        return Optional.of("bonds row " + i + ": expected sum " + sums.get(i) + ", got " + sum);
      }
    }
    return Optional.empty();
  }

  private static String text(SparseRows rows) {
    StringBuilder out = new StringBuilder("[");
    for (int i = 0; i < rows.rows(); i++) {
      out.append(i == 0 ? "[" : ", [");
      for (int e = 0; e < rows.columns()[i].length; e++) {
        out.append(e == 0 ? "[" : ", [");
        out.append(rows.columns()[i][e]).append(", ").append(rows.values()[i][e]).append(']');
      }
      out.append(']');
    }
    return out.append(']').toString();
  }

  private static String unsigned(long[] values) {
    return Arrays.toString(
        Arrays.stream(values).mapToObj(Long::toUnsignedString).toArray(String[]::new));
  }

  static long u64(JsonNode node) {
    return Long.parseUnsignedLong(node.asText());
  }

  static long[] u64s(JsonNode list) {
    long[] out = new long[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = u64(list.get(i));
    }
    return out;
  }

  static boolean[] booleans(JsonNode list) {
    boolean[] out = new boolean[list.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = list.get(i).asBoolean();
    }
    return out;
  }
}
