package io.myelin.system;

import static io.myelin.system.ConsolePage.CHARTS;
import static io.myelin.system.ConsolePage.EPOCH;
import static io.myelin.system.ConsolePage.HEAD;
import static io.myelin.system.ConsolePage.LINK;
import static io.myelin.system.ConsolePage.PAID;
import static io.myelin.system.ConsolePage.RANKS;
import static io.myelin.system.ConsolePage.ROWS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the live page as a person would; pictures go to target/screenshots. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(TextMarket.class)
class ConsoleIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final Duration EPOCHS = Duration.ofMinutes(6);
  private static Platform platform;
  private static String node = "";
  private Chromium browser;

  @BeforeAll
  static void start(Platform shared) throws Exception {
    skipUnless(Chromium.installed().isPresent(), "no Chromium");
    platform = shared;
    node = platform.address().toString();
  }

  @BeforeEach
  void open() throws Exception {
    browser = open("light");
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  /** Whose stake is suddenly the highest earns most of all validators in the next epoch. */
  @Test
  @Order(1)
  void shouldShowBlocksAndARankChangeInBothSchemesWithoutAReload() throws Exception {
    int neurons = platform.rest().metagraph(1).path("neurons").size();
    assertTrue(neurons >= 7, "neurons of the market: " + neurons);
    try (Chromium dark = open("dark")) {
      for (Chromium page : List.of(browser, dark)) {
        page.await("all neurons of the market", ROWS + ".length === " + neurons, EPOCHS);
        page.await("a paid epoch", PAID, EPOCHS);
        page.value("window.ranksAtFirst = " + RANKS + ".join()");
        page.value("window.headAtFirst = " + HEAD);
        page.value("window.epochAtFirst = " + EPOCH);
      }
      platform.command("stake", "add", "--from", "//Dave", "//Dave//validator-3", "20000");
      for (Chromium page : List.of(browser, dark)) {
        String scheme = page.value("document.documentElement.dataset.theme");
        page.await("three more blocks", HEAD + " >= window.headAtFirst + 3", LIMIT);
        page.await(
            "another rank in an epoch that closed",
            "window.ranksAtFirst !== " + RANKS + ".join() && window.epochAtFirst !== " + EPOCH,
            EPOCHS);
        System.out.printf(
            Locale.ROOT,
            "%s: uid:rank %s became %s in epoch %s%n",
            scheme,
            page.value("window.ranksAtFirst"),
            page.value(RANKS),
            page.value(EPOCH));
        assertEquals(List.of(), page.complaints());
      }
    }
  }

  @Test
  @Order(2)
  void shouldRankByWhatWasEarnedAndShowWhatTheLatestEpochMoved() {
    assertEquals(
        "{\"a\":{\"place\":2,\"move\":-1},\"b\":{\"place\":1,\"move\":1},\"v\":{\"place\":1,\"move\":0}}",
        browser.value(
            "import('/console/assets/ranking.js').then(r => {"
                + " const miner = (hotkey, uid, incentive) => ({ hotkey, uid, incentive, axon: {} });"
                + " const judge = { hotkey: 'v', uid: 0, incentive: 0, dividends: 1,"
                + " validatorPermit: true };"
                + " const then = { neurons: [miner('a', 1, 0.6), miner('b', 2, 0.4), judge] };"
                + " const now = [miner('a', 1, 0.3), miner('b', 2, 0.7), miner('c', 3, 0), judge];"
                + " return JSON.stringify(Object.fromEntries("
                + "[...r.standings(now, then)].sort())); })"));
  }

  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"light", "dark"})
  void shouldGiveEveryTextTheContrastOfLevelAa(String scheme) throws Exception {
    try (Chromium page = open(scheme)) {
      page.await("lines in both charts", CHARTS, EPOCHS);
      page.screenshot(PICTURES.resolve("console-" + scheme + ".png"));

      Contrast contrast = Contrast.of(page);

      System.out.printf(
          Locale.ROOT,
          "%s: %d texts, %d of them in charts; the worst is %s%n",
          scheme,
          contrast.pairs().size(),
          contrast.inCharts(),
          contrast.worst());
      assertTrue(contrast.pairs().size() > 100, "texts measured: " + contrast.pairs().size());
      assertTrue(contrast.inCharts() > 10, "of them in charts: " + contrast.inCharts());
      assertEquals(List.of(), contrast.tooWeak());
    }
  }

  @ParameterizedTest
  @Order(3)
  @ValueSource(strings = {"--muted", "--good", "--ink"})
  void shouldNoticeASpoiledColour(String name) throws Exception {
    browser.await("lines in both charts", CHARTS, EPOCHS);

    browser.value(
        "document.documentElement.style.setProperty('"
            + name
            + "', '#9a9a9a') + dispatchEvent(new Event('themechange'))");

    assertNotEquals(List.of(), Contrast.of(browser).tooWeak());
  }

  @Test
  @Order(4)
  void shouldShowSupplySubnetWorkersAndPayoutsOnAFreshlyOpenedPage() throws Exception {
    browser.await("a paid epoch", PAID, EPOCHS);

    assertTrue(text("supply-issuance").matches("[0-9,]+\\.[0-9]{3}"), text("supply-issuance"));
    assertEquals("Balanced", text("supply-difference"));
    assertEquals("· text", text("subnet-name"));
    assertEquals("7", browser.value("document.querySelectorAll('#workers li').length"));
    assertEquals(
        "true", browser.value("document.querySelectorAll('#blocks th[scope=row]').length > 5"));
    browser.await(
        "payouts", "document.querySelectorAll('#payouts th[scope=row]').length > 5", EPOCHS);
  }

  @Test
  @Order(4)
  void shouldFillChartsFromTheIndexWithoutWaitingForAnEpochToClose() throws Exception {
    platform.await("/api/v1/subnets/1/epochs?limit=1000", ConsoleIT::threePaid, EPOCHS);
    try (Chromium fresh = open("light")) {
      fresh.await("lines in both charts", CHARTS, LIMIT);

      int points =
          Integer.parseInt(
              fresh.value(
                  "[...document.querySelectorAll('#miner-history text')]"
                      + ".filter(t => t.textContent.startsWith('#')).length"));

      assertTrue(points >= 2, "epochs drawn on a page just opened: " + points);
    }
  }

  private static boolean threePaid(JsonNode epochs) {
    return StreamSupport.stream(epochs.path("items").spliterator(), false)
            .filter(row -> row.path("incentive").asDouble() > 0)
            .map(row -> row.path("block").asLong())
            .distinct()
            .count()
        >= 3;
  }

  @Test
  @Order(5)
  void shouldRememberTheColourSchemeThatWasChosen() throws Exception {
    assertEquals("light", browser.value("document.documentElement.dataset.theme"));

    browser.value("document.getElementById('theme-toggle').click()");
    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
    browser.open(node + "/console/?again");
    browser.await("the page again", "location.search === '?again' && " + HEAD + " > 0", LIMIT);

    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
  }

  @Test
  @Order(6)
  void shouldNameEveryColumnForAScreenReader() {
    assertEquals(
        "0", browser.value("document.querySelectorAll('thead th:not([scope=col])').length"));
    assertEquals(
        "0",
        browser.value(
            "[...document.querySelectorAll('table')].filter(t => !t.caption?.textContent).length"));
  }

  @Test
  @Order(7)
  void shouldSayThatTheNodeIsAwayAndGoOnWithoutAReloadWhenItReturns() throws Exception {
    browser.await("a live page", LINK + " === 'live'", LIMIT);
    browser.value("window.neverReloaded = true");
    long head = Long.parseLong(browser.value(HEAD));

    long pid = platform.rest().status().path("pid").asLong();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();

    browser.await("a word about the node being away", LINK + " === 'lost'", LIMIT);
    assertTrue(text("trouble").startsWith("The node does not answer"), text("trouble"));
    assertEquals(List.of(), Contrast.of(browser).tooWeak());
    browser.screenshot(PICTURES.resolve("console-away.png"));
    browser.await(
        "live again with newer blocks", LINK + " === 'live' && " + HEAD + " > " + head, EPOCHS);

    assertEquals("true", browser.value("window.neverReloaded"));
    assertEquals("true", browser.value("document.getElementById('trouble').hidden"));
    // The browser itself reports each request that found nobody.
    assertEquals(
        List.of(),
        browser.complaints().stream().filter(said -> !said.contains("\"network\"")).toList());
  }

  private static Chromium open(String scheme) throws Exception {
    return ConsolePage.open(node, scheme);
  }

  private String text(String id) {
    return browser.value("document.getElementById('" + id + "').textContent");
  }

  private static void skipUnless(boolean condition, String reason) {
    if (!condition) {
      System.out.println("SKIPPED: " + reason);
    }
    assumeTrue(condition, reason);
  }
}
