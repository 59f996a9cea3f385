package io.myelin.system;

import static io.myelin.system.ConsolePage.DRAWN;
import static io.myelin.system.ConsolePage.EPOCH;
import static io.myelin.system.ConsolePage.EPOCHS;
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
import java.util.ArrayList;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks at the live pages as a person would; pictures go to target/screenshots. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(TextMarket.class)
class ConsoleIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration EPOCH_LIMIT = Duration.ofMinutes(10);
  private static final String SUBNET = "/subnets/1";
  private static final List<Integer> WIDTHS = List.of(390, 768, 1280, 1920);

  @TempDir private Path dir = Path.of("");

  private Platform platform;
  private String node = "";
  private Chromium browser;

  @BeforeAll
  static void start() {
    skipUnless(Chromium.installed().isPresent(), "no Chromium");
  }

  /** A node that a test before ended is whole again first: pages are there later than blocks. */
  @BeforeEach
  void open(Platform settled) throws Exception {
    platform = settled;
    node = platform.address().toString();
    browser = ConsolePage.open(node, SUBNET, "light");
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
    try (Chromium dark = ConsolePage.open(node, SUBNET, "dark")) {
      for (Chromium page : List.of(browser, dark)) {
        page.await("all neurons of the market", ROWS + ".length === " + neurons, EPOCH_LIMIT);
        page.await("a paid epoch", PAID, EPOCH_LIMIT);
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
            EPOCH_LIMIT);
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

  @ParameterizedTest
  @Order(2)
  @ValueSource(strings = {"light", "dark"})
  void shouldGiveEveryTextTheContrastOfLevelAa(String scheme) throws Exception {
    try (Chromium page = ConsolePage.open(node, SUBNET, scheme)) {
      page.await("two epochs in both charts", EPOCHS + " >= 2 && " + DRAWN, EPOCH_LIMIT);
      page.screenshot(PICTURES.resolve("subnet-" + scheme + ".png"));
      Contrast subnet = Contrast.of(page);
      ConsolePage.showDrawn(page, node, "/");
      page.await("payouts", "document.querySelectorAll('#payouts td').length > 5", LIMIT);
      page.await("workers", "document.querySelectorAll('#workers li').length === 7", LIMIT);
      page.screenshot(PICTURES.resolve("overview-" + scheme + ".png"));
      Contrast overview = Contrast.of(page);

      for (Contrast contrast : List.of(subnet, overview)) {
        System.out.printf(
            Locale.ROOT,
            "%s: %d texts; the worst is %s%n",
            scheme,
            contrast.pairs().size(),
            contrast.worst());
        assertTrue(contrast.pairs().size() > 80, "texts measured: " + contrast.pairs().size());
        assertEquals(List.of(), contrast.tooWeak());
      }
    }
  }

  @ParameterizedTest
  @Order(3)
  @ValueSource(strings = {"--muted", "--good", "--ink"})
  void shouldNoticeASpoiledColour(String name) throws Exception {
    browser.await("a page with rows", ROWS + ".length > 2 && " + DRAWN, LIMIT);
    browser.value("document.documentElement.style.setProperty('" + name + "', '#9a9a9a')");

    assertNotEquals(List.of(), Contrast.of(browser).tooWeak());
  }

  @Test
  @Order(4)
  void shouldShowSupplyWorkersAndPayoutsOnAFreshlyOpenedPage() throws Exception {
    browser.await("a paid epoch", PAID, EPOCH_LIMIT);
    browser.await(
        "the subnet's name",
        "document.getElementById('subnet-name')?.textContent === 'text'",
        LIMIT);

    ConsolePage.show(browser, node, "/");
    browser.await("the supply", "!!document.getElementById('supply-issuance')", LIMIT);
    browser.await("workers", "document.querySelectorAll('#workers li').length === 7", LIMIT);
    browser.await("blocks", "document.querySelectorAll('#blocks tr[data-id]').length > 5", LIMIT);
    browser.await(
        "payouts", "document.querySelectorAll('#payouts tr[data-id]').length > 5", EPOCH_LIMIT);

    assertTrue(text("supply-issuance").matches("[0-9,]+\\.[0-9]{3}"), text("supply-issuance"));
    assertEquals("Balanced", text("supply-difference"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  @Order(4)
  void shouldFillChartsFromTheIndexWithoutWaitingForAnEpochToClose() throws Exception {
    platform.await("/api/v1/subnets/1/epochs?limit=1000", ConsoleIT::threePaid, EPOCH_LIMIT);
    try (Chromium fresh = ConsolePage.open(node, SUBNET, "light")) {
      fresh.await("epochs drawn on a page just opened", EPOCHS + " >= 2", LIMIT);
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

  /** Every page at the widths of a phone, a tablet, a laptop and a large screen. */
  @Test
  @Order(4)
  void shouldFitEveryWidthWithNothingCutOffOrOverlapping() throws Exception {
    HelloJar.installed(platform, dir, ConsoleAddresses.PLUGIN);
    List<String> misfits = new ArrayList<>();
    try (ConsoleTour tour = ConsoleTour.start(platform)) {
      for (String address : ConsoleAddresses.on(platform)) {
        tour.go(address);
        for (int width : WIDTHS) {
          tour.size(width, 900);
          Layout.misfits(tour.page())
              .forEach(misfit -> misfits.add(address + " at " + width + ": " + misfit));
        }
      }
      assertEquals("", String.join("\n", misfits));
      assertEquals(List.of(), tour.complaints());
    }
  }

  @ParameterizedTest
  @Order(4)
  @ValueSource(
      strings = {
        "max-width: 60px; white-space: nowrap; overflow: hidden",
        "width: 3000px",
        "margin-top: -22px"
      })
  void shouldNoticeWhatDoesNotFit(String spoiled) throws Exception {
    browser.await("a page with rows", ROWS + ".length > 2 && " + DRAWN, LIMIT);
    assertEquals(List.of(), Layout.misfits(browser));
    browser.value("document.querySelector('.purpose').style.cssText = '" + spoiled + "'");

    assertNotEquals(List.of(), Layout.look(browser));
  }

  @Test
  @Order(5)
  void shouldRememberTheColourSchemeThatWasChosen() throws Exception {
    assertEquals("light", browser.value("document.documentElement.dataset.theme"));

    browser.value("document.getElementById('theme-toggle').click()");
    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
    ConsolePage.show(browser, node, "/?again");

    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
  }

  @Test
  @Order(6)
  void shouldLeadFromARefusalToWhatItMeans() throws Exception {
    String way = "document.querySelector('.trouble a[href=\"/console/help/not-found\"]')";
    ConsolePage.show(browser, node, "/blocks/4000000000");
    browser.await("the way to its meaning", "!!" + way, LIMIT);
    browser.value(way + ".click()");
    String meaning = "document.getElementById('meaning')?.textContent";
    browser.await("its meaning", "/Search for it/.test(" + meaning + ")", LIMIT);
    assertEquals("/console/help/not-found", browser.value("location.pathname"));
    ConsolePage.show(browser, node, "/help");
    browser.await("all codes", "document.querySelectorAll('#codes dt a').length > 40", LIMIT);
  }

  @Test
  @Order(6)
  void shouldKeepTheOrderAndTheFilterOfATableInTheAddress() throws Exception {
    ConsolePage.show(browser, node, SUBNET + "?sort=uid&f.name=miner");
    browser.await("the miners", ROWS + ".length > 2", LIMIT);

    assertEquals(
        "true",
        browser.value(
            ROWS + ".map(r => Number(r.dataset.id)).every((id, i, all) => !i || all[i - 1] < id)"));
    assertEquals("true", browser.value(ROWS + ".every(r => /miner/.test(r.textContent))"));
    browser.value("[...document.querySelectorAll('#metagraph th button')][2].click()");
    browser.await("the other order", "location.search.startsWith('?sort=name')", LIMIT);
  }

  @Test
  @Order(6)
  void shouldNameEveryColumnForAScreenReader() throws Exception {
    browser.await("a page with rows", ROWS + ".length > 2 && " + DRAWN, LIMIT);
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

    // Read at once: the node is started again meanwhile.
    browser.await(
        "a word about the node being away",
        LINK
            + " === 'lost' && /does not answer/.test(document.getElementById('trouble').textContent)",
        LIMIT);
    assertEquals(List.of(), Contrast.of(browser).tooWeak());
    browser.screenshot(PICTURES.resolve("console-away.png"));
    browser.await(
        "live again with newer blocks",
        LINK + " === 'live' && !document.getElementById('trouble') && " + HEAD + " > " + head,
        EPOCH_LIMIT);

    assertEquals("true", browser.value("window.neverReloaded"));
    assertEquals(List.of(), complaintsOfThePage());
  }

  /** As when the node goes away after the frame of a page came and before the page itself. */
  @Test
  @Order(8)
  void shouldAskAgainForAPartOfTheConsoleThatDidNotArrive() throws Exception {
    browser.block("*/a/areas/neurons/*");
    ConsolePage.show(browser, node, SUBNET + "/neurons/3");
    browser.await(
        "a word about it",
        "/could not be loaded/.test(document.querySelector('main .trouble')?.textContent)",
        LIMIT);
    browser.value("window.neverReloaded = true");

    browser.block();
    browser.await("the page", "!document.querySelector('main .trouble') && " + DRAWN, LIMIT);

    assertEquals("true", browser.value("window.neverReloaded"));
    assertEquals(List.of(), complaintsOfThePage());
  }

  /** As when the node goes away in the middle of an answer that a page asks for once. */
  @Test
  @Order(8)
  void shouldAskAgainForAnAnswerThatBrokeOff() throws Exception {
    browser.value(
        "(() => { const own = window.fetch; window.breaking = true;"
            + " const broken = () => new ReadableStream({ start: at => at.error(new TypeError()) });"
            + " window.fetch = (path, init) => window.breaking && path.includes('/metadata')"
            + " ? Promise.resolve(new Response(broken())) : own(path, init); })()");
    browser.value(
        "history.pushState(null, '', '/console/compose')"
            + " ?? dispatchEvent(new PopStateEvent('popstate'))");
    browser.await(
        "a word about it",
        "/does not answer/.test(document.querySelector('main .trouble')?.textContent)",
        LIMIT);

    browser.value("window.breaking = false");
    browser.await(
        "the page",
        "!!document.getElementById('from') && !document.querySelector('main .trouble')",
        LIMIT);
    assertEquals(List.of(), browser.complaints());
  }

  /** The browser itself reports each request that found nobody. */
  private List<String> complaintsOfThePage() {
    return browser.complaints().stream().filter(said -> !said.contains("\"network\"")).toList();
  }

  private String text(String id) {
    return browser.value("document.getElementById('" + id + "')?.textContent");
  }

  private static void skipUnless(boolean condition, String reason) {
    if (!condition) {
      System.out.println("SKIPPED: " + reason);
    }
    assumeTrue(condition, reason);
  }
}
