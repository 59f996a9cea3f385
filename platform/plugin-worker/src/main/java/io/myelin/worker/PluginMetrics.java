package io.myelin.worker;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.spi.Context;
import java.util.Map;
import java.util.TreeMap;

/** What a plugin counted and measured since it was loaded; of so many names at most. */
final class PluginMetrics implements Context.Metrics {
  private static final int MOST = 64;

  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Sum> values = new TreeMap<>();

  private record Sum(long count, double sum) {}

  @Override
  public synchronized void count(String name, long more) {
    if (known(counts, name)) {
      counts.merge(name, more, Long::sum);
    }
  }

  @Override
  public synchronized void record(String name, double value) {
    if (known(values, name) && Double.isFinite(value)) {
      values.merge(
          name,
          new Sum(1, value),
          (before, one) -> new Sum(before.count() + 1, before.sum() + value));
    }
  }

  private static boolean known(Map<String, ?> names, String name) {
    if (!name.matches("[a-z][a-z0-9_]{0,63}")) {
      throw new IllegalArgumentException(
          "metric \"" + name + "\" needs a letter, then at most 63 of a-z, 0-9 and _");
    }
    return names.containsKey(name) || names.size() < MOST;
  }

  synchronized ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode counted = node.putObject("counts");
    counts.forEach(counted::put);
    ObjectNode measured = node.putObject("values");
    values.forEach(
        (name, sum) -> measured.putObject(name).put("count", sum.count()).put("sum", sum.sum()));
    return node;
  }
}
