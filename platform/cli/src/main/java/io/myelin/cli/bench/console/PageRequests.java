package io.myelin.cli.bench.console;

import io.myelin.client.ClientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks a node what pages ask, and times the answers. */
final class PageRequests {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int TIMES = 40;

  private final URI node;
  private final Optional<String> token;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  /**
   * Of a node's pages.
   *
   * @param token of somebody who may look at them; empty where nobody needs one
   */
  PageRequests(URI node, Optional<String> token) {
    this.node = node;
    this.token = token;
  }

  /** The answer's body. */
  String get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request(path, "application/json"), HttpResponse.BodyHandlers.ofString());
    return body(path, answer);
  }

  private static String body(String path, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new ClientException(
          "bench console stopped: "
              + path
              + " answered "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    return answer.body();
  }

  private HttpRequest request(String path, String media) {
    HttpRequest.Builder asked =
        HttpRequest.newBuilder(node.resolve("/api/v1/" + path))
            .header("Accept", media)
            .timeout(LIMIT);
    token.ifPresent(known -> asked.header("Authorization", "Bearer " + known));
    return asked.build();
  }

  ConsoleReport.Answer timed(String path) throws IOException, InterruptedException {
    double[] millis = new double[TIMES];
    double first = 0;
    int bytes = 0;
    for (int i = -1; i < TIMES; i++) {
      long before = System.nanoTime();
      bytes = get(path).getBytes(StandardCharsets.UTF_8).length;
      double took = (System.nanoTime() - before) / 1e6;
      if (i < 0) {
        first = took;
      } else {
        millis[i] = took;
      }
    }
    Arrays.sort(millis);
    return new ConsoleReport.Answer(
        path, bytes, first, millis[0], millis[TIMES / 2], millis[TIMES * 95 / 100]);
  }

  /** All of them at once, as a page asks; milliseconds until the last answer. */
  double together(List<String> paths) {
    long before = System.nanoTime();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (String path : paths) {
      answers.add(
          client
              .sendAsync(request(path, "application/json"), HttpResponse.BodyHandlers.ofString())
              .thenApply(answer -> body(path, answer)));
    }
    answers.forEach(CompletableFuture::join);
    return (System.nanoTime() - before) / 1e6;
  }

  /** Reads a list's rows as CSV, so many of them. */
  ConsoleReport.Export export(String path, long most) throws IOException, InterruptedException {
    long before = System.nanoTime();
    HttpResponse<InputStream> answer =
        client.send(request(path, "text/csv"), HttpResponse.BodyHandlers.ofInputStream());
    long rows = -1; // the names
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      while (rows < most && lines.readLine() != null) {
        rows++;
      }
    }
    return new ConsoleReport.Export(rows, (System.nanoTime() - before) / 1e9);
  }
}
