package io.myelin.system;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the console shows what, as expressions for the browser. */
final class ConsolePage {
  static final String HEAD =
      "Number(document.getElementById('head-number').textContent.replaceAll(',', ''))";
  static final String EPOCH = "document.getElementById('epoch-number').textContent";
  static final String ROWS = "[...document.querySelectorAll('#metagraph tr[data-uid]')]";
  static final String RANKS = ROWS + ".map(r => r.dataset.uid + ':' + r.dataset.rank)";
  static final String PAID = ROWS + ".some(r => r.dataset.rank === '1')";
  static final String LINK = "document.getElementById('link').dataset.state";

  static final String CHARTS =
      "['miner-history', 'validator-history'].every(id =>"
          + " document.querySelectorAll(`#${id} text`).length > 4)";

  private ConsolePage() {}

  /** A browser of its own that shows the page, once a block is seen on it. */
  static Chromium open(String node, String scheme) throws Exception {
    Optional<Path> binary = Chromium.installed();
    Chromium page = Chromium.start(binary.orElseThrow(), 1440, 1500);
    page.prefer(scheme);
    page.open(node + "/console/");
    page.await("a head number", HEAD + " > 0", Duration.ofMinutes(3));
    return page;
  }
}
