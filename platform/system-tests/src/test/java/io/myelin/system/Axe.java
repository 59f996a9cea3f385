package io.myelin.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The rules of axe-core for WCAG 2.2 AA and its good practice, held against what a page shows. */
final class Axe {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tells of the results only what a person needs to find the place. */
  private static final String RUN =
      "axe.run(document, {resultTypes: ['violations', 'incomplete'], runOnly: ['wcag2a', 'wcag2aa',"
          + " 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(found => JSON.stringify("
          + "['violations', 'incomplete'].flatMap(kind => found[kind].flatMap(rule =>"
          + " rule.nodes.map(node => ({kind, rule: rule.id, where: node.target.flat().join(' '),"
          + " html: node.html.slice(0, 160), why: node.failureSummary ?? ''}))))))";

  /** A rule that an element breaks, or of which axe-core itself cannot tell. */
  record Finding(String kind, String rule, String where, String html, String why) {
    boolean sure() {
      return kind.equals("violations");
    }

    @Override
    public String toString() {
      return kind + " " + rule + " at " + where + ": " + html + " " + why.replace('\n', ' ');
    }
  }

  private Axe() {}

  static List<Finding> of(Chromium page) {
    if (page.value("typeof axe").equals("undefined")) {
      page.value("(() => { " + script() + "; return axe.version; })()");
    }
    try {
      List<Finding> found = new ArrayList<>();
      for (JsonNode each : JSON.readTree(page.value(RUN))) {
        found.add(
            new Finding(
                each.path("kind").asText(),
                each.path("rule").asText(),
                each.path("where").asText(),
                each.path("html").asText(),
                each.path("why").asText()));
      }
      return List.copyOf(found);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (script == null) {
        throw new IllegalStateException("axe.min.js is not on the class path of these tests");
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
