package io.myelin.node.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How long what a node does takes; the server's own metrics have no classes of durations. */
@ApplicationScoped
public class Latencies {
  /** What is timed; series of one name differ in their label. */
  public enum Timed {
    RPC(Family.HTTP),
    REST(Family.HTTP),
    AXON(Family.HTTP),
    OTHER(Family.HTTP),
    WAIT(Family.POOL),
    PLAIN(Family.BLOCK),
    EPOCH(Family.BLOCK);

    private final Family family;

    Timed(Family family) {
      this.family = family;
    }

    private String label() {
      return family.label + "=\"" + name().toLowerCase(Locale.ROOT) + "\"";
    }
  }

  private enum Family {
    HTTP("myelin_http_request_seconds", "door", "From a request to its answer"),
    POOL("myelin_pool_seconds", "stage", "From an extrinsic ready in the pool to its block"),
    BLOCK("myelin_block_seconds", "kind", "From a block's time to the block kept");

    private final String metric;
    private final String label;
    private final String what;

    Family(String metric, String label, String what) {
      this.metric = metric;
      this.label = label;
      this.what = what;
    }
  }

  private final Map<Timed, Histogram> histograms = new EnumMap<>(Timed.class);

  public Latencies() {
    for (Timed each : Timed.values()) {
      histograms.put(each, new Histogram());
    }
  }

  public void add(Timed what, long nanos) {
    histograms.getOrDefault(what, new Histogram()).add(nanos);
  }

  /** All of them in the text format of Prometheus. */
  String page() {
    StringBuilder page = new StringBuilder();
    for (Family family : Family.values()) {
      page.append("# HELP ").append(family.metric).append(' ').append(family.what).append('\n');
      page.append("# TYPE ").append(family.metric).append(" histogram\n");
      Arrays.stream(Timed.values())
          .filter(each -> each.family == family)
          .forEach(
              each ->
                  histograms
                      .getOrDefault(each, new Histogram())
                      .write(page, family.metric, each.label()));
    }
    return page.toString();
  }
}
