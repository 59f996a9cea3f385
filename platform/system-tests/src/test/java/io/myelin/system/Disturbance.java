package io.myelin.system;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How well a chain and the best neuron of its first subnet did over a stretch of time, in times of
 * a block.
 *
 * @param blocks made
 * @param missing blocks that were due and not made
 * @param longestGap without a new block
 * @param answers of the neuron
 * @param longestSilence without an answer of the neuron
 */
record Disturbance(long blocks, long missing, long longestGap, long answers, long longestSilence) {
  private static final String QUESTION =
      "{\"question\":{\"prompt\":\"Uk9NRU86\",\"max_bytes\":8,\"seed\":7}}";

  static Disturbance watch(Platform platform, Duration stretch, Duration block) throws Exception {
    long begun = System.nanoTime();
    long end = begun + stretch.toNanos();
    CompletableFuture<Spell> asked =
        CompletableFuture.supplyAsync(() -> ask(platform, begun, end), each -> start(each));
    Spell made = new Spell(begun);
    long first = head(platform);
    long last = first;
    while (System.nanoTime() < end) {
      long head = head(platform);
      if (head > last) {
        made.happened();
        last = head;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    made.over();
    Spell answers = asked.get();
    long due = (System.nanoTime() - begun) / block.toNanos();
    return new Disturbance(
        last - first,
        Math.max(0, due - (last - first)),
        made.longest / block.toNanos(),
        answers.count,
        answers.longest / block.toNanos());
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "asks-a-neuron");
    thread.setDaemon(true);
    thread.start();
  }

  /** Something that happens again and again, and the longest time in which it did not. */
  private static final class Spell {
    private long last;
    private long longest;
    private long count;

    Spell(long begun) {
      last = begun;
    }

    void happened() {
      count++;
      over();
    }

    void over() {
      long now = System.nanoTime();
      longest = Math.max(longest, now - last);
      last = now;
    }
  }

  private static long head(Platform platform) {
    return platform.rest().status().path("head").path("number").asLong();
  }

  private static Spell ask(Platform platform, long begun, long end) {
    HttpClient http = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(platform.address().resolve("/host/api/v1/subnets/1/ask"))
            .timeout(Duration.ofSeconds(30))
            .setHeader("X-Myelin-Request", "1")
            .POST(HttpRequest.BodyPublishers.ofString(QUESTION))
            .build();
    Spell answers = new Spell(begun);
    while (System.nanoTime() < end) {
      try {
        if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
          answers.happened();
        }
        TimeUnit.MILLISECONDS.sleep(50);
      } catch (IOException unanswered) {
        // which is a silence like any other
      } catch (InterruptedException over) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    answers.over();
    return answers;
  }
}
