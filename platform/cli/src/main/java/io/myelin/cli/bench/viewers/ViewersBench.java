package io.myelin.cli.bench.viewers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Watches the stream of a running node as many pages do, beside one viewer who reads nothing, and
 * measures how old the news is when it comes. Both clocks are this machine's.
 */
public final class ViewersBench {
  private static final String TOPICS = "/api/v1/stream?topics=head,payouts:1,metagraph:1";
  private static final Duration OPENING = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI stream;
  private final Optional<String> token;
  private final int viewers;
  private final int seconds;
  private final Queue<Double> ages = new ConcurrentLinkedQueue<>();
  private final Set<Long> blocks = ConcurrentHashMap.newKeySet();
  private volatile long from = Long.MAX_VALUE;

  /**
   * A bench of a node.
   *
   * @param token of somebody who may watch it; empty where nobody needs one
   * @throws IllegalArgumentException when it cannot be made
   */
  public ViewersBench(URI node, Optional<String> token, int viewers, int seconds) {
    if (viewers < 1 || viewers > 499 || seconds < 1 || seconds > 600) {
      throw new IllegalArgumentException(
          "viewers refused: "
              + viewers
              + " viewers for "
              + seconds
              + " s; needed: 1 to 499 viewers, 1 to 600 s");
    }
    this.stream = node.resolve(TOPICS);
    this.token = token;
    this.viewers = viewers;
    this.seconds = seconds;
  }

  /**
   * Opens all streams, waits until each has its first frames, then counts.
   *
   * @throws ClientException when the node takes no viewers or no block comes
   */
  public ViewersReport run() throws InterruptedException {
    List<InputStream> open = new ArrayList<>();
    try {
      // Opened first and never read: it must hold nobody up.
      open.add(open());
      for (int i = 0; i < viewers; i++) {
        InputStream frames = open();
        open.add(frames);
        Thread reader = new Thread(() -> read(frames), "viewer-" + i);
        reader.setDaemon(true);
        reader.start();
      }
      // What comes first is the newest block of before.
      TimeUnit.SECONDS.sleep(2);
      from = System.nanoTime();
      TimeUnit.SECONDS.sleep(seconds);
      from = Long.MAX_VALUE;
    } finally {
      open.forEach(ViewersBench::close);
    }
    return report();
  }

  private ViewersReport report() {
    List<Double> sorted = ages.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new ClientException(
          "bench viewers stopped: no block came in "
              + seconds
              + " s; needed: a node that makes"
              + " blocks");
    }
    return new ViewersReport(
        viewers,
        seconds,
        blocks.size(),
        sorted.size(),
        at(sorted, 0.5),
        at(sorted, 0.95),
        sorted.get(sorted.size() - 1));
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
  }

  /** With a connection of its own, as a browser of its own has. */
  private InputStream open() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(OPENING)
            .build();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(stream).header("Accept", "text/event-stream");
    token.ifPresent(known -> request.header("Authorization", "Bearer " + known));
    try {
      HttpResponse<InputStream> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (answer.statusCode() != 200) {
        close(answer.body());
        throw new ClientException(
            "bench viewers stopped: " + stream + " answered " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new ClientException(
          "bench viewers stopped: no node answers at " + stream + "; start one with ./myelin up");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClientException("bench viewers was interrupted");
    }
  }

  private void read(InputStream frames) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(frames, StandardCharsets.UTF_8))) {
      boolean head = false;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("event: ")) {
          head = line.equals("event: head");
        } else if (head && line.startsWith("data: ") && System.nanoTime() >= from) {
          count(JSON.readTree(line.substring("data: ".length())));
        }
      }
    } catch (IOException ended) {
      // The bench closes the streams when its time is over.
    }
  }

  private void count(JsonNode head) {
    Duration age = Duration.between(Instant.parse(head.path("time").asText()), Instant.now());
    ages.add(age.toNanos() / 1e6);
    blocks.add(head.path("number").asLong());
  }

  private static void close(InputStream one) {
    try {
      one.close();
    } catch (IOException gone) {
      // It is over either way.
    }
  }
}
