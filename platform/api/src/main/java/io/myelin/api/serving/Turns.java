package io.myelin.api.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Work for strangers that takes much of the node: a few at once, the next ones wait a little. */
public final class Turns {
  /** One for each core of a small machine: a request may need tens of megabytes. */
  public static final Turns OF_LARGE_WORK =
      new Turns(
          2,
          Duration.ofSeconds(2),
          "too many requests are decoded at the same time; ask again in a few seconds");

  /** Lists written whole; apart from the others, since a reader may take them slowly. */
  public static final Turns OF_FILES =
      new Turns(
          2,
          Duration.ofSeconds(2),
          "two lists are written as files now, which is what this node does at a time; ask again"
              + " in a few seconds");

  private final Semaphore free;
  private final Duration patience;
  private final String busy;

  Turns(int atOnce, Duration patience, String busy) {
    this.free = new Semaphore(atOnce, true);
    this.patience = patience;
    this.busy = busy;
  }

  /** Work that ends in an answer's body. */
  @FunctionalInterface
  public interface Writing {
    void run() throws IOException;
  }

  /**
   * Does the work when it is its turn.
   *
   * @throws Refused with 503 when that takes too long
   */
  public <T> T take(Supplier<T> work) {
    begin();
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  /**
   * The same for work that writes; nothing is written before its turn.
   *
   * @throws Refused with 503 when that takes too long
   */
  public void write(Writing work) throws IOException {
    begin();
    try {
      work.run();
    } finally {
      free.release();
    }
  }

  private void begin() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problems.refusal(503, "busy", busy);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Problems.refusal(503, "busy", "the node is shutting down");
    }
  }
}
