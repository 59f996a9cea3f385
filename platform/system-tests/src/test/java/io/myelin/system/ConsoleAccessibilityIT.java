package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No page of the console keeps anybody out, in either colour scheme, at a desk or by hand. */
@ExtendWith(TextMarket.class)
class ConsoleAccessibilityIT {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final List<String> SCHEMES = List.of("light", "dark");

  /** What axe-core cannot tell by itself, and who can. */
  private record Explained(String rule, String why, String reason) {
    boolean fits(Axe.Finding finding) {
      return !finding.sure() && finding.rule().equals(rule) && finding.why().contains(why);
    }
  }

  private static final List<Explained> EXPLAINED =
      List.of(
          new Explained(
              "color-contrast",
              "partially obscured by another element",
              "the first column of a wide table stays over those that scroll: Contrast measures it"),
          new Explained(
              "color-contrast",
              "overlapped by another element",
              "what was opened lies over it: Contrast measures it before that"),
          new Explained(
              "color-contrast",
              "only non-text characters",
              "an arrow; what it says is in words or in aria-sort, too: Contrast measures it"),
          new Explained(
              "color-contrast", "too short", "a number of one digit: Contrast measures it"));

  @TempDir private Path dir = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private Platform platform;

  @SuppressWarnings("NullAway.Init")
  private ConsoleTour tour;

  @BeforeEach
  void open(Platform settled) throws Exception {
    if (Chromium.installed().isEmpty()) {
      System.out.println("SKIPPED: no Chromium");
    }
    assumeTrue(Chromium.installed().isPresent(), "no Chromium");
    platform = settled;
    HelloJar.installed(platform, dir, ConsoleAddresses.PLUGIN);
    tour = ConsoleTour.start(platform);
  }

  @AfterEach
  void close() throws Exception {
    if (tour != null) {
      tour.close();
    }
  }

  @Test
  void shouldBreakNoRuleOnAnyPageInEitherScheme() throws Exception {
    List<String> addresses = ConsoleAddresses.on(platform);
    Set<String> offered = new TreeSet<>();
    List<String> found = new ArrayList<>();
    for (String address : addresses) {
      tour.size(1280, 900);
      tour.go(address);
      offered.addAll(tabs());
      for (String scheme : SCHEMES) {
        tour.scheme(scheme);
        found.addAll(unexplained(address + " in " + scheme));
        found.addAll(tooWeak(address + " in " + scheme));
      }
      // Where there is little room some things are shown in another way; their colours are the
      // same.
      tour.size(390, 900);
      found.addAll(unexplained(address + " on a phone"));
    }
    assertEquals("", String.join("\n", found));
    addresses.forEach(offered::remove);
    assertEquals(Set.of(), offered, "tabs that are not in ConsoleAddresses");
    assertEquals(List.of(), tour.complaints());
  }

  @Test
  void shouldBreakNoRuleInWhatOpens() throws Exception {
    List<String> found = new ArrayList<>();
    for (String scheme : SCHEMES) {
      tour.go("/subnets/1");
      tour.scheme(scheme);
      press("Filter");
      press("Columns");
      found.addAll(unexplained("filters and columns in " + scheme));
      press("Filter");
      press("Columns");
      tour.page().value("document.getElementById('more').showPopover()");
      found.addAll(unexplained("more of a page in " + scheme));
      tour.page().value("document.getElementById('more').hidePopover()");

      tour.page()
          .value(
              "(field => { field.focus(); field.value = 'miner';"
                  + " field.dispatchEvent(new Event('input', {bubbles: true})); })("
                  + "document.querySelector('m-search input'))");
      tour.page()
          .await(
              "hits", "document.querySelectorAll('#search-hits [role=option]').length > 2", LIMIT);
      found.addAll(unexplained("what was found in " + scheme));
      found.addAll(tooWeak("what was found in " + scheme));

      tour.go("/operations?tab=storage");
      press("Rebuild the index");
      tour.page().await("a question", "!!document.querySelector('dialog[open]')", LIMIT);
      found.addAll(unexplained("a question before a change in " + scheme));
      found.addAll(tooWeak("a question before a change in " + scheme));
      tour.page().value("document.querySelector('dialog[open]').close()");
    }
    assertEquals("", String.join("\n", found));
    assertEquals(List.of(), tour.complaints());
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void shouldBreakNoRuleBeforeSomebodySignsIn(String scheme) throws Exception {
    tour.page().preferCalm(scheme);
    List<String> found = new ArrayList<>();
    for (String address : List.of("/signin", "/signin?refused=no-role", "/signin/recover")) {
      tour.open(address);
      tour.page().await("a form or a way back", "!!document.querySelector('main a')", LIMIT);
      found.addAll(unexplained(address + " in " + scheme));
      found.addAll(tooWeak(address + " in " + scheme));
    }
    assertEquals("", String.join("\n", found));
  }

  private void press(String label) {
    tour.page()
        .value(
            "[...document.querySelectorAll('main button')].find(b => b.textContent.trim() === '"
                + label
                + "').click()");
  }

  private List<String> tabs() {
    String found =
        tour.page()
            .value(
                "[...document.querySelectorAll('main .tabs a')]"
                    + ".map(a => (a.pathname + a.search).replace('/console', '')).join(' ')");
    return found.isEmpty() ? List.of() : List.of(found.split(" "));
  }

  /** One element stands for all of which the same is said. */
  private List<String> unexplained(String page) {
    Set<String> seen = new HashSet<>();
    return Axe.of(tour.page()).stream()
        .filter(finding -> EXPLAINED.stream().noneMatch(each -> each.fits(finding)))
        .filter(finding -> seen.add(finding.rule() + finding.why()))
        .map(finding -> page + ": " + finding)
        .toList();
  }

  private List<String> tooWeak(String page) {
    return Contrast.of(tour.page()).tooWeak().stream().map(pair -> page + ": " + pair).toList();
  }
}
