package io.myelin.host;

import io.myelin.host.worker.Worker;
import io.myelin.worker.link.PluginMeasures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Neurons, their workers and what their plugins measure, in the text format of Prometheus. Names of
 * neurons and metrics were checked where they came in; they need no quoting here.
 */
public final class HostFigures {
  private final StringBuilder page = new StringBuilder();

  private HostFigures() {}

  /** The whole page. */
  public static String page(List<NeuronRow> rows, Map<String, PluginMeasures> measures) {
    HostFigures figures = new HostFigures();
    figures.workers(rows);
    figures.counts(measures);
    figures.values(measures);
    return figures.page.toString();
  }

  private void workers(List<NeuronRow> rows) {
    gauge("ready", "Whether the plugin answers", rows, r -> r.state() == Worker.State.READY);
    gauge("enrolled", "Whether the chain has the neuron", rows, NeuronRow::enrolled);
    gauge("contained", "Whether the worker is wholly contained", rows, HostFigures::contained);
    figure("memory_bytes", "gauge", "Resident memory of the worker", rows, NeuronRow::memory);
    figure("restarts_total", "counter", "Workers that ended", rows, NeuronRow::restarts);
  }

  private static boolean contained(NeuronRow row) {
    return row.contained().startsWith("contained");
  }

  private void gauge(
      String name, String what, List<NeuronRow> rows, Function<NeuronRow, Boolean> holds) {
    figure(name, "gauge", what, rows, row -> holds.apply(row) ? 1 : 0);
  }

  private void figure(
      String name, String type, String what, List<NeuronRow> rows, ToLongFunction<NeuronRow> of) {
    String full = "myelin_neuron_" + name;
    head(full, type, what);
    for (NeuronRow row : rows) {
      sample(full, row.neuron(), Long.toString(of.applyAsLong(row)));
    }
  }

  /** A name that is counted and measured is two names: one of each kind. */
  private void counts(Map<String, PluginMeasures> measures) {
    Set<String> names = new TreeSet<>();
    measures.values().forEach(each -> names.addAll(each.counts().keySet()));
    for (String name : names) {
      String full = "myelin_plugin_" + name + "_total";
      head(full, "counter", "Counted by a plugin");
      measures.forEach(
          (neuron, said) -> {
            Long count = said.counts().get(name);
            if (count != null) {
              sample(full, neuron, count.toString());
            }
          });
    }
  }

  private void values(Map<String, PluginMeasures> measures) {
    Set<String> names = new TreeSet<>();
    measures.values().forEach(each -> names.addAll(each.values().keySet()));
    for (String name : names) {
      String full = "myelin_plugin_" + name + "_measured";
      head(full, "summary", "Measured by a plugin");
      measures.forEach(
          (neuron, said) -> {
            PluginMeasures.Sum sum = said.values().get(name);
            if (sum != null) {
              sample(full + "_count", neuron, Long.toString(sum.count()));
              sample(full + "_sum", neuron, Double.toString(sum.sum()));
            }
          });
    }
  }

  private void head(String name, String type, String what) {
    page.append("# HELP ").append(name).append(' ').append(what).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private void sample(String name, String neuron, String value) {
    page.append(name).append("{neuron=\"").append(neuron).append("\"} ");
    page.append(value).append('\n');
  }
}
