package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has no mouse gets everywhere, and sees at every step where they are. */
@ExtendWith(TextMarket.class)
class ConsoleKeyboardIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final String FOCUS = "document.activeElement";
  private static final int MOST_STEPS = 300;

  /** Nothing, or what keeps a person from seeing where the focus is. */
  private static final String UNSEEN =
      "(e => { const ring = getComputedStyle(e); const box = [...e.getClientRects()][0];"
          + " if (!box || box.width < 2 || box.height < 2) return 'takes no room';"
          + " const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);"
          + " const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);"
          + " if (left >= right || top >= bottom) return 'is not on the screen';"
          + " if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2)"
          + "   return 'has no ring';"
          + " const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);"
          + " return over && (e.contains(over) || over.contains(e)) ? ''"
          + "   : 'is covered by ' + over?.outerHTML.slice(0, 80); })(document.activeElement)";

  /** Stays the same while a page is drawn anew. */
  private static final String PLACE =
      "(e => e === document.body ? '' : e.outerHTML.replace(/<!--.*?-->/g, '').slice(0, 120)"
          + " + [...document.querySelectorAll('*')].indexOf(e))(document.activeElement)";

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @SuppressWarnings("NullAway.Init")
  private Chromium page;

  @SuppressWarnings("NullAway.Init")
  private Keyboard keys;

  @BeforeEach
  void signInByKeys(Platform settled) throws Exception {
    if (Chromium.installed().isEmpty()) {
      System.out.println("SKIPPED: no Chromium");
    }
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    platform = settled;
    page = Chromium.start(Chromium.installed().orElseThrow(), 1280, 900);
    page.preferCalm("light");
    page.front();
    keys = new Keyboard(page);
    page.open(platform.address() + "/console/signin");
    page.await("the form", "!!document.getElementById('link')", LIMIT);
    tabTo("the field of the link", FOCUS + ".id === 'link'");
    String link = JSON.readTree(platform.command("signin", "--json")).path("link").asText();
    keys.type(URI.create(link).getFragment());
    keys.press("Enter");
    page.await(
        "the owner's name",
        "(document.querySelector('.person')?.textContent ?? '').includes('owner')",
        LIMIT);
    page.await("the overview", ConsolePage.DRAWN, LIMIT);
  }

  @AfterEach
  void close() throws Exception {
    if (page != null) {
      page.close();
    }
  }

  @Test
  void shouldLeadFromSigningInToASubnetsMetagraph() throws Exception {
    keys.press("Tab");
    assertEquals("Skip to the content", page.value(FOCUS + ".textContent"));
    seen();
    tabTo("the subnets of the rail", FOCUS + ".matches('.rail a[href$=\"/subnets\"]')");
    keys.press("Enter");
    arrived("/subnets");

    tabTo("a cell of the table", FOCUS + ".matches('#subnets td, main tbody td')");
    String row = FOCUS + ".closest('tr').dataset.id";
    for (int step = 0; !page.value(row).equals("1"); step++) {
      assertTrue(step < 10, "no row of subnet 1");
      String before = page.value(row);
      keys.press("ArrowDown");
      page.await("the next row", row + " !== '" + before + "'", LIMIT);
      seen();
    }
    keys.press("ArrowRight");
    page.await("the next cell", FOCUS + ".cellIndex === 1", LIMIT);
    seen();
    keys.press("ArrowLeft");
    page.await("the cell before", FOCUS + ".cellIndex === 0", LIMIT);
    keys.press("Enter");
    arrived("/subnets/1");
    page.await("its neurons", ConsolePage.ROWS + ".length > 6", LIMIT);

    tabTo("a neuron", FOCUS + ".matches('#metagraph td')");
    keys.press("Enter");
    arrivedAtOneOf("/subnets/1/neurons/");
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void shouldOpenDialogsAndGiveTheFocusBack() throws Exception {
    tabTo("the link of a block", FOCUS + ".matches('main a[href*=\"/blocks\"]')");
    keys.press("?");
    page.await("the list of keys", "!!document.querySelector('dialog[open]')", LIMIT);
    inside();
    keys.press("Escape");
    page.await("no list of keys", "!document.querySelector('dialog[open]')", LIMIT);
    assertEquals("true", page.value(FOCUS + ".matches('main a[href*=\"/blocks\"]')"));
    seen();

    keys.type("gx");
    arrived("/operations");
    tabTo("the tab", FOCUS + ".textContent === 'Storage'");
    keys.press("Enter");
    page.await("the tab's content", "location.search === '?tab=storage'", LIMIT);
    page.await("its parts", ConsolePage.DRAWN, LIMIT);
    tabTo("what asks first", FOCUS + ".textContent === 'Rebuild the index'");
    keys.press("Enter");
    page.await("the question", "!!document.querySelector('dialog[open]')", LIMIT);
    inside();
    keys.press("Escape");
    page.await("no question", "!document.querySelector('dialog[open]')", LIMIT);
    assertEquals("Rebuild the index", page.value(FOCUS + ".textContent"));
    seen();

    tabTo("more of the page", FOCUS + ".getAttribute('popovertarget') === 'more'");
    keys.press("Enter");
    page.await("more", "document.getElementById('more').matches(':popover-open')", LIMIT);
    keys.press("Tab");
    assertEquals("true", page.value("document.getElementById('more').contains(" + FOCUS + ")"));
    seen();
    keys.press("Escape");
    page.await("no more", "!document.getElementById('more').matches(':popover-open')", LIMIT);
    assertEquals("more", page.value(FOCUS + ".getAttribute('popovertarget')"));
    assertEquals(List.of(), page.complaints());
  }

  @Test
  void shouldFindAndStepWithSingleKeys() throws Exception {
    keys.press("/");
    page.await("the field", FOCUS + ".matches('m-search input')", LIMIT);
    seen();
    keys.type("miner-");
    page.await(
        "miners", "document.querySelectorAll('#search-hits [role=option]').length > 2", LIMIT);
    String chosen =
        "document.getElementById("
            + FOCUS
            + ".getAttribute('aria-activedescendant'))?.textContent.trim()";
    String first = page.value(chosen);
    keys.press("ArrowDown");
    page.await("the second", chosen + " !== '" + first + "'", LIMIT);
    keys.press("Enter");
    arrivedAtOneOf("/subnets/1/neurons/");

    keys.type("gb");
    arrived("/blocks");
    keys.press("j");
    page.await("a row", FOCUS + ".matches('main tbody td')", LIMIT);
    seen();
    keys.press("Enter");
    arrivedAtOneOf("/blocks/");
    String block = page.value("location.pathname");
    keys.press("k");
    page.await("the block before", "location.pathname !== '" + block + "'", LIMIT);
    keys.press("t");
    page.await("the other colours", "document.documentElement.dataset.theme === 'dark'", LIMIT);
    assertEquals(List.of(), page.complaints());
  }

  /** Forwards through all of a page, and back a part of the way. */
  @Test
  void shouldShowWhereTheFocusIsAtEachStopOfAPage() throws Exception {
    keys.type("gs");
    arrived("/subnets");
    Set<String> stops = new LinkedHashSet<>();
    for (int step = 0; step < MOST_STEPS; step++) {
      keys.press("Tab");
      if (page.value(FOCUS + " === document.body").equals("true")) {
        break;
      }
      seen();
      if (!stops.add(page.value(PLACE))) {
        break;
      }
    }
    assertTrue(stops.size() > 15, "stops: " + stops);
    for (int step = 0; step < 10; step++) {
      keys.back();
      if (page.value(FOCUS + " === document.body").equals("false")) {
        seen();
      }
    }
  }

  private void arrived(String path) throws Exception {
    arrived(path, "location.pathname === '/console" + path + "'");
  }

  private void arrivedAtOneOf(String folder) throws Exception {
    arrived(folder, "location.pathname.startsWith('/console" + folder + "')");
  }

  /** The focus is at the heading, from where a page is read. */
  private void arrived(String what, String there) throws Exception {
    page.await(
        "the heading of " + what,
        there + " && " + FOCUS + ".tagName === 'H1' && " + ConsolePage.DRAWN,
        LIMIT);
  }

  private void tabTo(String what, String there) {
    for (int step = 0; step < MOST_STEPS; step++) {
      keys.press("Tab");
      if (page.value(FOCUS + " === document.body").equals("true")) {
        continue;
      }
      seen();
      if (page.value(there).equals("true")) {
        return;
      }
    }
    throw new AssertionError("Tab does not come to " + what + " in " + MOST_STEPS + " steps");
  }

  private void seen() {
    assertEquals("", page.value(UNSEEN), () -> page.value(FOCUS + ".outerHTML.slice(0, 200)"));
  }

  /** All that Tab reaches is in the dialog, whose first stop has the focus. */
  private void inside() {
    Set<String> stops = new LinkedHashSet<>();
    for (int step = 0; step < 6; step++) {
      assertEquals(
          "true",
          page.value(
              FOCUS
                  + " === document.body || document.querySelector('dialog[open]').contains("
                  + FOCUS
                  + ")"));
      stops.add(page.value(PLACE));
      keys.press("Tab");
    }
    assertNotEquals(1, stops.size(), stops::toString);
  }
}
