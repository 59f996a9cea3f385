package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.LiquidAlpha;
import io.myelin.consensus.MechanismSplit;
import io.myelin.consensus.StakeStep;
import io.myelin.consensus.fixed.Elementary;
import io.myelin.consensus.fixed.I32F32;
import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;

/** Checks of operations on one or two numbers (yuma.md 1). */
final class ScalarMath {
  private ScalarMath() {}

  static void register(Map<String, Case.Check> checks) {
    checks.put("i32f32_binary", ScalarMath::binary);
    checks.put("i32f32_unary", ScalarMath::unary);
    checks.put("u16_to_fixed", ScalarMath::ofU16);
    checks.put("exp_safe", (c, row) -> c.expect("exp", Elementary.exp(Json.bits(row, "x"))));
    checks.put("safe_ln", (c, row) -> c.expect("ln", Elementary.safeLn(Json.bits(row, "x"))));
    checks.put(
        "i96f32_log2", (c, row) -> c.expect("log2", Elementary.log2I96F32(Json.big(row, "x"))));
    checks.put("sigmoid_safe", ScalarMath::sigmoid);
    checks.put("alpha_sigmoid", ScalarMath::alpha);
    checks.put("i64f64_to_i32f32", (c, row) -> c.expect("y", Wide.narrow(Json.big(row, "x"))));
    checks.put("share_of_amount", ScalarMath::share);
    checks.put("stake_weight", ScalarMath::stakeWeight);
    checks.put("mechanism_split", ScalarMath::split);
    checks.put("mechanism_average", ScalarMath::average);
  }

  private static void binary(Case c, JsonNode row) {
    long a = Json.bits(row, "a");
    long b = Json.bits(row, "b");
    c.expect("sat_add", I32F32.add(a, b))
        .expect("sat_sub", I32F32.sub(a, b))
        .expect("sat_mul", I32F32.mul(a, b))
        .expect("checked_mul", given(!I32F32.mulOverflows(a, b), I32F32.mul(a, b)))
        .expect("safe_div", I32F32.safeDiv(a, b))
        .expect("checked_div", given(b != 0 && !I32F32.divOverflows(a, b), I32F32.safeDiv(a, b)))
        .expect("sat_div", b == 0 ? Optional.empty() : I32F32.saturatingDiv(a, b))
        .expect("cmp", Long.compare(a, b));
  }

  private static void unary(Case c, JsonNode row) {
    long a = Json.bits(row, "a");
    BigInteger wide = BigInteger.valueOf(a);
    c.expect("to_u16", I32F32.floorToU16(a))
        .expect("to_u64", Long.toUnsignedString(Wide.toU64(wide, 32)))
        .expect("proportion_to_u16", I32F32.toU16(a))
        .expect("u16_proportion", I32F32.safeDiv(a, 65535L << 32))
        .expect("round", given(a < Long.MAX_VALUE - I32F32.HALF + 1, I32F32.round(a)))
        .expect("floor", a & -I32F32.ONE)
        .expect("sat_neg", I32F32.negate(a))
        .expect("to_i64f64", wide.shiftLeft(32));
  }

  private static Object given(boolean inRange, long value) {
    return inRange ? value : Optional.empty();
  }

  private static void ofU16(Case c, JsonNode row) {
    int u = Json.number(row, "u");
    c.expect("whole", I32F32.ofU16(u)).expect("proportion", I32F32.proportion(u));
  }

  private static void sigmoid(Case c, JsonNode row) {
    long y =
        Elementary.sigmoid(Json.bits(row, "x"), Json.bits(row, "rho"), Json.bits(row, "kappa"));
    c.expect("y", y);
  }

  private static void alpha(Case c, JsonNode row) {
    LiquidAlpha alpha =
        LiquidAlpha.of(
            Json.number(row, "alpha_low"),
            Json.number(row, "alpha_high"),
            Json.number(row, "steepness"));
    long rate =
        alpha.rate(Json.bits(row, "consensus"), Json.bits(row, "weight"), Json.bits(row, "bond"));
    c.expect("alpha", rate);
  }

  private static void share(Case c, JsonNode row) {
    long part = Wide.shareOfAmount(Json.bits(row, "share"), Json.bits(row, "amount"));
    c.expect("part", Long.toUnsignedString(part));
  }

  private static void stakeWeight(Case c, JsonNode row) {
    BigInteger weight = StakeStep.taoWeight(Json.bits(row, "tao_weight"));
    c.expect("tao_weight_u96f32", weight)
        .expect(
            "total_i64f64",
            StakeStep.weight(Json.bits(row, "alpha"), Json.bits(row, "tao"), weight));
  }

  private static void split(Case c, JsonNode row) {
    Optional<int[]> shares = Optional.of(row.get("split")).filter(s -> !s.isNull()).map(Json::ints);
    long[] parts =
        MechanismSplit.parts(Json.number(row, "count"), shares, Json.bits(row, "amount"));
    c.expect("parts", VectorMath.unsigned(parts));
  }

  private static void average(Case c, JsonNode row) {
    BigInteger weight =
        MechanismSplit.weight(
            Json.bits(row, "part"), Json.bits(row, "total"), Json.flag(row, "is_first"));
    long sum =
        MechanismSplit.accumulate(Json.bits(row, "acc_u64"), Json.bits(row, "add_u64"), weight);
    c.expect("weight_u64f64", weight)
        .expect(
            "result_u16",
            MechanismSplit.accumulateU16(
                Json.number(row, "acc_u16"), Json.number(row, "add_u16"), weight))
        .expect("result_u64", Long.toUnsignedString(sum));
  }
}
