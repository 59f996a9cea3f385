package io.myelin.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard and the alerts of docs/grafana, held against what a running node serves. */
@ExtendWith(TextMarket.class)
class FiguresIT {
  private static final Path FOLDER = Platform.HOME.resolve("docs/grafana");
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern NO_NAMES =
      Pattern.compile("\\{[^}]*}|\\b(by|without) *\\([^)]*\\)|\\[[^]]*]|[0-9.]+e[0-9]+");

  /** Words of the language of queries that are used in there. */
  private static final Set<String> WORDS =
      Set.of(
          "sum",
          "min",
          "max",
          "count",
          "rate",
          "increase",
          "changes",
          "predict_linear",
          "histogram_quantile",
          "and");

  @SuppressWarnings("NullAway.Init")
  private static Platform platform;

  @BeforeAll
  static void take(Platform shared) {
    platform = shared;
  }

  @Test
  void shouldServeEveryMetricThatTheDashboardAsksFor() throws Exception {
    List<String> asked = new ArrayList<>();
    JsonNode dashboard = new ObjectMapper().readTree(FOLDER.resolve("dashboard.json").toFile());
    for (JsonNode expression : dashboard.findValues("expr")) {
      asked.add(expression.asText());
    }
    assertServed(asked);
  }

  @Test
  void shouldServeEveryMetricThatTheAlertsAskFor() throws Exception {
    assertServed(
        Files.readAllLines(FOLDER.resolve("alerts.yml")).stream()
            .map(String::strip)
            .filter(line -> line.startsWith("expr: "))
            .map(line -> line.substring("expr: ".length()))
            .toList());
  }

  private static void assertServed(List<String> expressions) throws Exception {
    assertFalse(expressions.isEmpty());
    long end = System.nanoTime() + LIMIT.toNanos();
    Set<String> missing = missing(expressions);
    // Some are there once what they count has happened, as an epoch.
    while (!missing.isEmpty() && System.nanoTime() < end) {
      TimeUnit.SECONDS.sleep(1);
      missing = missing(expressions);
    }
    assertEquals(Set.of(), missing);
  }

  private static Set<String> missing(List<String> expressions) throws Exception {
    Set<String> served = served();
    Set<String> missing = new TreeSet<>();
    for (String expression : expressions) {
      Matcher names = NAME.matcher(NO_NAMES.matcher(expression).replaceAll(" "));
      while (names.find()) {
        if (!WORDS.contains(names.group()) && !served.contains(names.group())) {
          missing.add(names.group() + " in " + expression);
        }
      }
    }
    return missing;
  }

  private static Set<String> served() throws IOException, InterruptedException {
    Set<String> served = new HashSet<>();
    for (String path : List.of("/metrics", "/host/metrics")) {
      String page =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(platform.address().resolve(path)).build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      page.lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> served.add(line.split("[{ ]", 2)[0]));
    }
    return served;
  }
}
