package io.myelin.worker.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a plugin counted and measured since it was loaded; a worker's words, so names that are none
 * and numbers that are none are left out, and so is what goes beyond {@link #MOST} names.
 */
public record PluginMeasures(Map<String, Long> counts, Map<String, Sum> values) {
  /** Names of each kind. */
  public static final int MOST = 64;

  public static final PluginMeasures NONE = new PluginMeasures(Map.of(), Map.of());

  private static final String NAME = "[a-z][a-z0-9_]{0,63}";

  /** How often a value was measured, and what all of them add up to. */
  public record Sum(long count, double sum) {}

  public PluginMeasures {
    counts = Map.copyOf(counts);
    values = Map.copyOf(values);
  }

  static Map<Integer, PluginMeasures> bySession(JsonNode said) {
    Map<Integer, PluginMeasures> all = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : said.properties()) {
      if (each.getKey().matches("\\d{1,9}")) {
        all.put(Integer.parseInt(each.getKey()), of(each.getValue()));
      }
    }
    return all;
  }

  static PluginMeasures of(JsonNode said) {
    Map<String, Long> counts = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : said.path("counts").properties()) {
      if (fits(each.getKey(), counts) && each.getValue().canConvertToLong()) {
        counts.put(each.getKey(), each.getValue().asLong());
      }
    }
    Map<String, Sum> values = new TreeMap<>();
    for (Map.Entry<String, JsonNode> each : said.path("values").properties()) {
      double sum = each.getValue().path("sum").asDouble(Double.NaN);
      if (fits(each.getKey(), values) && Double.isFinite(sum)) {
        values.put(each.getKey(), new Sum(each.getValue().path("count").asLong(), sum));
      }
    }
    return new PluginMeasures(counts, values);
  }

  private static boolean fits(String name, Map<String, ?> known) {
    return known.size() < MOST && name.matches(NAME);
  }
}
