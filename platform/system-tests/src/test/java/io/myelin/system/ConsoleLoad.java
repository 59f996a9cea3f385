package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.myelin.access.OwnerToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Figures of the console in a real browser, for docs/performance.md: run by name only. Another node
 * than the text market's is named by {@code -Dconsole.load.node=http://127.0.0.1:9944}, and by
 * {@code -Dconsole.load.data=DIR} where one has to sign in there.
 */
@ExtendWith(TextMarket.class)
class ConsoleLoad {
  private static final String NODE = "console.load.node";
  private static final int ROWS = 100_000;
  private static final int TIMES = 5;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** Milliseconds of the page's own clock until its answers are drawn. */
  private static final String DRAWN =
      "new Promise(done => { const look = () => document.querySelector('main h1')"
          + " && !document.querySelector('.skeleton') && document.querySelector('#blocks tr[data-id]')"
          + " ? done(performance.now()) : requestAnimationFrame(look); look(); })";

  private static final String TABLE =
      """
      (async () => {
        const { table } = await import('/console/a/parts/m-table.js');
        const { render } = await import('lit');
        const rows = Array.from({ length: ROWS }, (_, i) => ({ id: i, name: 'row-' + (i * 7919 % 100003), value: i * 31 % 99991 }));
        const box = document.createElement('div');
        document.querySelector('main').replaceChildren(box);
        const began = performance.now();
        const draw = sort => render(table({ id: 'load', caption: 'load', rows, rowId: r => String(r.id), sort,
          columns: [{ key: 'id', label: 'ID', number: true, value: r => r.id }, { key: 'name', label: 'Name', value: r => r.name }, { key: 'value', label: 'Value', number: true, value: r => r.value }] }), box);
        draw('');
        const frame = () => new Promise(requestAnimationFrame);
        while (!box.querySelector('tbody tr[data-id]')) await frame();
        const drawn = performance.now() - began;
        const at = performance.now();
        [...box.querySelectorAll('th button')][2].click();
        await frame(); await frame();
        const sorted = performance.now() - at;
        const scroll = box.querySelector('.scroll');
        const frames = [];
        let last = performance.now();
        for (let i = 0; i < 300; i++) {
          scroll.scrollTop = i * 9000;
          await frame();
          const now = performance.now();
          frames.push(now - last);
          last = now;
        }
        frames.sort((a, b) => a - b);
        return JSON.stringify({ drawn, sorted, shown: box.querySelectorAll('tbody tr[data-id]').length, p95: frames[285], longest: frames[299] });
      })()
      """;

  @Test
  @DisabledIfSystemProperty(named = NODE, matches = ".+", disabledReason = "another node is named")
  void printsWhatABrowserSeesOfTheTextMarket(Platform platform) throws Exception {
    print(platform.address(), Optional.empty());
  }

  @Test
  @EnabledIfSystemProperty(named = NODE, matches = ".+", disabledReason = "no other node is named")
  void printsWhatABrowserSeesOfANamedNode() throws Exception {
    print(
        URI.create(System.getProperty(NODE)),
        Optional.ofNullable(System.getProperty("console.load.data")).map(Path::of));
  }

  /**
   * Looks with browsers that know nothing yet.
   *
   * @param data where the node keeps what signs its owner in; empty where nobody has to
   */
  private static void print(URI node, Optional<Path> data) throws Exception {
    double[] first = new double[TIMES];
    for (int each = 0; each < TIMES; each++) {
      try (Chromium page = open(node, data)) {
        first[each] = Double.parseDouble(page.value(DRAWN));
      }
    }
    Arrays.sort(first);
    try (Chromium page = open(node, data)) {
      JsonNode table =
          new ObjectMapper().readTree(page.value(TABLE.replace("ROWS", Integer.toString(ROWS))));
      System.out.printf(
          Locale.ROOT,
          "console: overview drawn after %.0f ms at least, %.0f ms median of %d browsers%n"
              + "table of %d rows: drawn in %.0f ms with %d rows in the document, sorted in %.0f ms,"
              + " scrolled: 95 %% of frames below %.1f ms, longest %.1f ms%n",
          first[0],
          first[TIMES / 2],
          TIMES,
          ROWS,
          table.path("drawn").asDouble(),
          table.path("shown").asInt(),
          table.path("sorted").asDouble(),
          table.path("p95").asDouble(),
          table.path("longest").asDouble());
      assertEquals(List.of(), page.complaints());
    }
  }

  private static Chromium open(URI node, Optional<Path> data) throws Exception {
    Chromium page = Chromium.start(Chromium.installed().orElseThrow(), 1440, 1500);
    page.open(data.isPresent() ? link(node, data.get()) : node + "/console/");
    page.await(
        "the overview",
        "location.pathname === '/console/' && !!document.querySelector('main h1')",
        LIMIT);
    return page;
  }

  private static String link(URI node, Path data) throws Exception {
    HttpRequest asked =
        HttpRequest.newBuilder(node.resolve("/api/v1/sign-in-links"))
            .header("Authorization", "Bearer " + OwnerToken.of(data).read().orElseThrow())
            .header("X-Myelin-Request", "1")
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(asked, HttpResponse.BodyHandlers.ofString());
    assertEquals(201, answer.statusCode(), answer.body());
    String link = new ObjectMapper().readTree(answer.body()).path("path").asText();
    return node.resolve(link).toString();
  }
}
