package io.myelin.consensus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.fixed.Elementary;
import io.myelin.consensus.fixed.I32F32;
import io.myelin.consensus.fixed.SafeFloat;
import io.myelin.consensus.fixed.U16Vectors;
import io.myelin.consensus.fixed.Wide;
import io.myelin.primitives.Rao;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class MathVectorsTest {
  private static void each(String section, Consumer<JsonNode> check) {
    JsonNode rows = VectorFile.read("math_ops.json.gz").get("sections").get(section);
    assertFalse(rows.isEmpty());
    rows.forEach(check);
  }

  @Test
  void shouldRoundAndClampBinaryOperationsLikeTheChain() {
    each(
        "i32f32_binary",
        row -> {
          long a = row.get("a").longValue();
          long b = row.get("b").longValue();
          assertEquals(row.get("sat_add").longValue(), I32F32.add(a, b), row::toString);
          assertEquals(row.get("sat_sub").longValue(), I32F32.sub(a, b), row::toString);
          assertEquals(row.get("sat_mul").longValue(), I32F32.mul(a, b), row::toString);
          assertEquals(row.get("safe_div").longValue(), I32F32.safeDiv(a, b), row::toString);
          assertEquals(row.get("checked_mul").isNull(), I32F32.mulOverflows(a, b), row::toString);
          if (b != 0) {
            assertEquals(row.get("sat_div").longValue(), I32F32.saturatingDiv(a, b), row::toString);
          }
        });
  }

  @Test
  void shouldFollowTheExponentialSeriesTermByTerm() {
    each(
        "exp_safe",
        row ->
            assertEquals(
                row.get("exp").longValue(),
                Elementary.exp(row.get("x").longValue()),
                row::toString));
  }

  @Test
  void shouldFollowFourSeriesSideBySideAsIfAlone() {
    JsonNode rows = VectorFile.read("math_ops.json.gz").get("sections").get("exp_safe");
    long[] x = new long[rows.size()];
    for (int i = 0; i < x.length; i++) {
      x[i] = rows.get(i).get("x").longValue();
    }
    Elementary.expEach(x, x.length);
    for (int i = 0; i < x.length; i++) {
      assertEquals(rows.get(i).get("exp").longValue(), x[i], rows.get(i)::toString);
    }
  }

  @Test
  void shouldTakeLogarithmsLikeTheChain() {
    each(
        "safe_ln",
        row ->
            assertEquals(
                row.get("ln").longValue(),
                Elementary.safeLn(row.get("x").longValue()),
                row::toString));
    each(
        "i96f32_log2",
        row ->
            assertEquals(
                Optional.of(row.get("log2")).filter(x -> !x.isNull()).map(VectorFile::big),
                Elementary.log2I96F32(VectorFile.big(row.get("x"))),
                row::toString));
  }

  @Test
  void shouldRateLiquidBondsLikeTheChain() {
    each(
        "alpha_sigmoid",
        row ->
            assertEquals(
                row.get("alpha").longValue(),
                LiquidAlpha.of(
                        row.get("alpha_low").intValue(),
                        row.get("alpha_high").intValue(),
                        row.get("steepness").intValue())
                    .rate(
                        row.get("consensus").longValue(),
                        row.get("weight").longValue(),
                        row.get("bond").longValue()),
                row::toString));
  }

  @Test
  void shouldUpscaleWeightsSoThatTheGreatestIsFull() {
    each(
        "u16_max_upscale",
        row ->
            assertArrayEquals(
                VectorFile.ints(row.get("upscaled")),
                U16Vectors.maxUpscale(VectorFile.ints(row.get("v"))),
                row::toString));
  }

  @Test
  void shouldCutSharesOfAmountsDown() {
    each(
        "share_of_amount",
        row ->
            assertEquals(
                VectorFile.u64(row.get("part")),
                Wide.shareOfAmount(row.get("share").longValue(), VectorFile.u64(row.get("amount"))),
                row::toString));
  }

  @Test
  void shouldFindTheWeightedMedian() {
    each(
        "weighted_median",
        row -> {
          long[] stake = VectorFile.longs(row.get("stake"));
          long[] score = VectorFile.longs(row.get("score"));
          long minority = row.get("minority").longValue();
          long total = row.get("total").longValue();
          assertEquals(
              row.get("median").longValue(),
              new WeightedMedian().of(stake, score, stake.length, minority, total),
              row::toString);
        });
  }

  @Test
  void shouldSplitEmissionAmongMechanismsWithoutLosingAnything() {
    each(
        "mechanism_split",
        row -> {
          Optional<int[]> shares =
              Optional.of(row.get("split")).filter(s -> !s.isNull()).map(VectorFile::ints);
          assertArrayEquals(
              VectorFile.u64s(row.get("parts")),
              MechanismSplit.parts(
                  row.get("count").intValue(), shares, VectorFile.u64(row.get("amount"))),
              row::toString);
        });
  }

  @Test
  void shouldCutAfterEveryMechanismWhenAveraging() {
    each(
        "mechanism_average",
        row -> {
          BigInteger weight =
              MechanismSplit.weight(
                  VectorFile.u64(row.get("part")),
                  VectorFile.u64(row.get("total")),
                  row.get("is_first").booleanValue());
          assertEquals(VectorFile.big(row.get("weight_u64f64")), weight, row::toString);
          assertEquals(
              row.get("result_u16").intValue(),
              MechanismSplit.accumulateU16(
                  row.get("acc_u16").intValue(), row.get("add_u16").intValue(), weight),
              row::toString);
          assertEquals(
              VectorFile.u64(row.get("result_u64")),
              MechanismSplit.accumulate(
                  VectorFile.u64(row.get("acc_u64")), VectorFile.u64(row.get("add_u64")), weight),
              row::toString);
        });
  }

  @Test
  void shouldHalveTheEmissionAtTheRecordedIssuances() {
    JsonNode cases = VectorFile.read("block_emission.json.gz").get("cases");
    assertFalse(cases.isEmpty());
    BigInteger most = BigInteger.valueOf(Long.MAX_VALUE);
    for (JsonNode row : cases) {
      Rao issuance = Rao.of(VectorFile.big(row.get("issuance")).min(most).longValue());
      assertEquals(
          VectorFile.u64(row.get("emission")),
          BlockEmission.forIssuance(issuance).value(),
          row::toString);
    }
  }

  @Test
  void shouldShareAPoolInDecimalsWithoutGivingMoreThanItHolds() {
    SafeFloat third = SafeFloat.ofU64(1).mulDiv(SafeFloat.ofU64(1), SafeFloat.ofU64(3));
    SafeFloat pool = third.plus(third).plus(third);
    assertEquals(0, pool.toU64());
    assertEquals(33, SafeFloat.ofU64(100).mulDiv(third, SafeFloat.ofU64(1)).toU64());
    assertEquals(new BigInteger("1000000000000000000000"), SafeFloat.ofU64(1).mantissa());
    assertEquals(-21, SafeFloat.ofU64(1).exponent());
    assertEquals(-1, SafeFloat.ofU64(-1).toU64());
    assertEquals(SafeFloat.ZERO, SafeFloat.ofU64(5).minus(SafeFloat.ofU64(5)));
  }
}
