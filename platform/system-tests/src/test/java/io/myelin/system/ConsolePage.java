package io.myelin.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the console shows what, as expressions for the browser. */
final class ConsolePage {
  static final String HEAD =
      "Number((document.getElementById('head-number')?.textContent ?? '0').replaceAll(',', ''))";
  static final String EPOCH = "document.getElementById('epoch-number')?.textContent";
  static final String ROWS = "[...document.querySelectorAll('#metagraph tbody tr[data-id]')]";
  static final String RANK = "(r => r.querySelector('[data-key=rank] b')?.textContent ?? '–')";
  static final String RANKS = ROWS + ".map(r => r.dataset.id + ':' + " + RANK + "(r))";
  static final String PAID = ROWS + ".some(r => " + RANK + "(r) === '1')";
  static final String LINK = "document.getElementById('link')?.dataset.state";

  /** How many epochs the chart with the fewest shows; both are drawn. */
  static final String EPOCHS =
      "Math.min(...['miner-history', 'validator-history'].map(id => {"
          + " const chart = document.getElementById(id);"
          + " return chart?.querySelector('canvas') ? Number(chart.dataset.points) : 0; }))";

  /** The page itself, with an answer in each of its parts, and not what is shown before. */
  static final String DRAWN =
      "(document.querySelector('main h1')?.textContent ?? 'Loading') !== 'Loading'"
          + " && !document.querySelector('.skeleton')";

  private static final Duration LIMIT = Duration.ofMinutes(5);

  private ConsolePage() {}

  /** A browser of its own that shows the page, once a block is seen on it. */
  static Chromium open(String node, String path, String scheme) throws Exception {
    Optional<Path> binary = Chromium.installed();
    Chromium page = Chromium.start(binary.orElseThrow(), 1440, 1500);
    try {
      page.prefer(scheme);
      show(page, node, path);
      return page;
    } catch (Exception | AssertionError notShown) {
      page.close();
      throw notShown;
    }
  }

  static void show(Chromium page, String node, String path) throws Exception {
    page.open(node + "/console" + path);
    page.await(
        "a head number on " + path,
        "location.pathname + location.search === '/console" + path + "' && " + HEAD + " > 0",
        LIMIT);
  }

  /** The same, and drawn. */
  static void showDrawn(Chromium page, String node, String path) throws Exception {
    show(page, node, path);
    page.await("a page at " + path, DRAWN, LIMIT);
  }
}
