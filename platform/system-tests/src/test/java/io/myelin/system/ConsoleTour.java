package io.myelin.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A browser whose owner is signed in and goes from page to page as links do, without a reload. */
final class ConsoleTour implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String SIGNED_IN =
      "(document.querySelector('.person')?.textContent ?? '').includes('owner')";

  /** The page moves the focus to the heading of what it shows; it is taken away before. */
  private static final String ARRIVED =
      "document.activeElement?.tagName === 'H1' && " + ConsolePage.DRAWN;

  private final String node;
  private final Chromium page;

  private ConsoleTour(String node, Chromium page) {
    this.node = node;
    this.page = page;
  }

  static ConsoleTour start(Platform platform) throws Exception {
    Path binary = Chromium.installed().orElseThrow();
    Chromium page = Chromium.start(binary, 1280, 900);
    try {
      page.preferCalm("light");
      page.open(JSON.readTree(platform.command("signin", "--json")).path("link").asText());
      page.await("the owner's name", SIGNED_IN, LIMIT);
      return new ConsoleTour(platform.address().toString(), page);
    } catch (Exception | AssertionError notIn) {
      page.close();
      throw notIn;
    }
  }

  Chromium page() {
    return page;
  }

  void go(String address) throws InterruptedException {
    page.value(
        "document.activeElement.blur() ?? history.pushState(null, '', '/console"
            + address
            + "') ?? dispatchEvent(new PopStateEvent('popstate'))");
    page.await("a page at " + address, ARRIVED, LIMIT);
  }

  /** Light or dark, as its own button chooses. */
  void scheme(String wanted) {
    page.value(
        "document.documentElement.dataset.theme === '"
            + wanted
            + "' || document.getElementById('theme-toggle').click()");
  }

  /** Drawn anew for so much room, when this returns. */
  void size(int width, int height) {
    page.size(width, height);
    page.value("new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame))");
  }

  /** A page of the server, from which nobody is led away. */
  void open(String address) throws InterruptedException {
    page.open(node + "/console" + address);
  }

  /** But for answers that there is nothing of a name: the browser itself reports each of them. */
  List<String> complaints() {
    return page.complaints().stream().filter(said -> !said.contains(" 404 ")).toList();
  }

  @Override
  public void close() throws IOException {
    page.close();
  }
}
