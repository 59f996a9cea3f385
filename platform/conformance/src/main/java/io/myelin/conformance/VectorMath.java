package io.myelin.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.myelin.consensus.StakeStep;
import io.myelin.consensus.Vectors;
import io.myelin.consensus.WeightedMedian;
import io.myelin.consensus.fixed.U16Vectors;
import io.myelin.consensus.fixed.Wide;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;

/** Checks of operations on whole vectors (yuma.md 1.3, 4.2, 4.3, 6). */
final class VectorMath {
  private VectorMath() {}

  static void register(Map<String, Case.Check> checks) {
    checks.put("vector", VectorMath::vector);
    checks.put("vector64", VectorMath::wide);
    checks.put("u16_max_upscale", VectorMath::upscale);
    checks.put("weighted_median", VectorMath::median);
  }

  private static void vector(Case c, JsonNode row) {
    long[] v = Json.longs(row.get("v"));
    boolean[] top = top(v, Json.number(row, "k"));
    boolean[] topNonzero = top.clone();
    for (int i = 0; i < v.length; i++) {
      topNonzero[i] &= v[i] != 0;
    }
    c.expect("sum", Vectors.sum(v))
        .expect("normalized", Vectors.normalized(v))
        .expect("max_upscale_u16", U16Vectors.maxUpscaleRaw(v))
        .expect("is_zero", Vectors.sum(v) == 0)
        .expect("topk", top)
        .expect("topk_nonzero", topNonzero);
  }

  private static boolean[] top(long[] v, int k) {
    boolean[] top = new boolean[v.length];
    Arrays.fill(top, true);
    int[] ascending = StakeStep.ascending(v);
    for (int i = 0; i < v.length - k; i++) {
      top[ascending[i]] = false;
    }
    return top;
  }

  private static void wide(Case c, JsonNode row) {
    BigInteger[] v =
        Stream.iterate(0, i -> i + 1)
            .limit(row.get("v").size())
            .map(i -> Json.big(row.get("v").get(i)))
            .toArray(BigInteger[]::new);
    BigInteger sum = Wide.wrapI128(Arrays.stream(v).reduce(BigInteger.ZERO, BigInteger::add));
    BigInteger[] normalized =
        Arrays.stream(v)
            .map(x -> sum.signum() == 0 ? x : Wide.safeDivI64F64(x, sum))
            .toArray(BigInteger[]::new);
    c.expect("normalized", normalized)
        .expect("normalized_i32f32", Arrays.stream(normalized).mapToLong(Wide::narrow).toArray())
        .expect("to_u64", unsigned(Arrays.stream(v).mapToLong(x -> Wide.toU64(x, 64)).toArray()));
  }

  private static void upscale(Case c, JsonNode row) {
    int[] v = Json.ints(row.get("v"));
    int[] upscaled = U16Vectors.maxUpscale(v);
    c.expect("upscaled", upscaled)
        .expect("within_limit", U16Vectors.withinLimit(upscaled, Json.number(row, "limit")));
  }

  private static void median(Case c, JsonNode row) {
    long[] stake = Json.longs(row.get("stake"));
    long[] score = Json.longs(row.get("score"));
    long median =
        new WeightedMedian()
            .of(stake, score, stake.length, Json.bits(row, "minority"), Json.bits(row, "total"));
    c.expect("median", median);
  }

  static String[] unsigned(long[] values) {
    return Arrays.stream(values).mapToObj(Long::toUnsignedString).toArray(String[]::new);
  }
}
