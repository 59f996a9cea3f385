package io.myelin.node.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BooksTest {
  @TempDir private Path dir;
  private final AtomicLong nanos = new AtomicLong();

  @SuppressWarnings("NullAway.Init")
  private ChainService chain;

  @BeforeEach
  void start() {
    chain =
        new ChainService(
            new NodeSettings(
                dir,
                "dev",
                "127.0.0.1",
                URI.create("http://127.0.0.1:9944"),
                Optional.empty(),
                Optional.empty(),
                "all"));
    chain.start("started");
  }

  @AfterEach
  void stop() {
    chain.stop();
  }

  @Test
  void shouldNotSpendMoreThanATenthOfTheTimeOnCounting() throws InterruptedException {
    Books books = new Books(chain, () -> nanos.getAndAdd(1_000_000));
    long first = books.supply().block();
    awaitBlock(first + 1);
    nanos.set(5_000_000); // counting took one millisecond of this clock, and ended at two
    assertEquals(first, books.supply().block());
    nanos.set(60_000_000);
    assertEquals(0, books.supply().difference());
    assertEquals(true, books.supply().block() > first);
  }

  @Test
  void shouldSayWhichBlockWasCountedInFull() throws InterruptedException {
    Books books = new Books(chain, nanos::get);
    assertEquals(OptionalLong.empty(), books.verified());
    awaitBlock(2);
    long block = books.verify();
    assertEquals(true, block >= 2, "counted block " + block);
    assertEquals(OptionalLong.of(block), books.verified());
  }

  private void awaitBlock(long height) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    while (chain.ledger().head().height() < height) {
      assertTrue(System.nanoTime() < end, () -> "no block " + height + ": " + chain.trouble());
      Thread.sleep(20);
    }
  }
}
