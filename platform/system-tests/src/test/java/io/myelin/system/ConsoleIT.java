package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Looks at the live page as a person would, on a platform of its own; pictures go to
 * target/screenshots.
 */
class ConsoleIT {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String HEAD =
      "Number(document.getElementById('head-number').textContent.replaceAll(',', ''))";
  private static final String RANKED =
      "document.querySelectorAll('#metagraph tbody tr[data-uid]').length";

  private static Platform platform;
  private static String node = "";
  private Chromium browser;

  @BeforeAll
  static void start() throws Exception {
    skipUnless(Chromium.installed().isPresent(), "no Chromium");
    platform = Platform.up();
    platform.awaitPage("/console/", Duration.ofMinutes(2));
    node = platform.address().toString();
  }

  @AfterAll
  static void stop() throws Exception {
    if (platform != null) {
      platform.down();
    }
  }

  @BeforeEach
  void open() throws Exception {
    Optional<Path> binary = Chromium.installed();
    browser = Chromium.start(binary.orElseThrow(), 1500, 1300);
    browser.prefer("light");
    browser.open(node + "/console/");
    browser.await("a head number", HEAD + " > 0", LIMIT);
  }

  @AfterEach
  void close() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @Test
  void shouldFollowTheChainWithoutAReload() throws Exception {
    browser.value("window.neverReloaded = true");
    long first = Long.parseLong(browser.value(HEAD));

    browser.await("three more blocks", HEAD + " >= " + (first + 3), LIMIT);

    assertEquals("true", browser.value("window.neverReloaded"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void shouldShowSupplyMetagraphAndBlocks() throws Exception {
    browser.await("neurons in the metagraph", RANKED + " > 0", LIMIT);

    assertTrue(
        browser.value("document.getElementById('supply-issuance').textContent").matches("[0-9,.]+"),
        "issuance shown: "
            + browser.value("document.getElementById('supply-issuance').textContent"));
    assertEquals(
        "true", browser.value("document.querySelectorAll('#blocks tbody th[scope=row]').length>0"));
    assertEquals("true", browser.value("document.querySelector('#incentive-now svg') !== null"));
    browser.screenshot(PICTURES.resolve("console-light.png"));
  }

  @Test
  void shouldRememberTheColourSchemeThatWasChosen() throws Exception {
    assertEquals("light", browser.value("document.documentElement.dataset.theme"));

    browser.value("document.getElementById('theme-toggle').click()");
    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
    browser.open(node + "/console/?again");
    browser.await(
        "the page again",
        "location.search === '?again' && " + RANKED + " > 0 && " + HEAD + " > 0",
        LIMIT);

    assertEquals("dark", browser.value("document.documentElement.dataset.theme"));
    browser.screenshot(PICTURES.resolve("console-dark.png"));
  }

  @Test
  void shouldNameEveryColumnForAScreenReader() {
    assertEquals(
        "0", browser.value("document.querySelectorAll('thead th:not([scope=col])').length"));
    assertEquals(
        "0",
        browser.value(
            "[...document.querySelectorAll('table')].filter(t => !t.caption?.textContent).length"));
  }

  private static void skipUnless(boolean condition, String reason) {
    if (!condition) {
      System.out.println("SKIPPED: " + reason);
    }
    assumeTrue(condition, reason);
  }
}
