package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexLoopTest {
  @TempDir private Path dir;
  private IndexedChain chain;
  private IndexSettings settings;

  @BeforeEach
  void open() {
    chain = new IndexedChain(dir.resolve("chain"));
    settings = IndexSettings.file(dir.resolve("index").resolve("index"));
  }

  @AfterEach
  void close() {
    chain.close();
  }

  @Test
  void shouldLeaveOutReceiptsThatCannotBeMadeAndSaySo() throws Exception {
    try (IndexedChain recorded = IndexedChain.recorded(dir.resolve("recorded"));
        IndexLoop loop = loop(recorded::sourceOfAnotherVersion)) {
      for (int i = 0; i < 5; i++) {
        loop.step();
      }
      IndexStatus status = loop.status();
      assertEquals(IndexStatus.State.FOLLOWING, status.state(), status.toString());
      assertEquals(recorded.height(), status.height());
      assertTrue(status.reason().startsWith("Blocks 1 to "), status.reason());
      assertTrue(status.reason().contains("executed again gives state root"), status.reason());
      assertTrue(
          loop.epochs()
              .neurons(1, new HistoryReader.Span(0, Long.MAX_VALUE), ReceiptIndexTest.newest(1))
              .isEmpty());
    }
    assertFalse(Files.exists(damaged()), "a good file was set aside");
    assertFalse(rows().of("extrinsic").isEmpty());
    assertFalse(rows().of("payout").isEmpty());
    assertTrue(rows().of("event").isEmpty());
  }

  @Test
  void shouldKeepTheFileAndLeaveNothingOutWhileTheLedgerDoesNotAnswer() throws Exception {
    chain.produce(4);
    chain.close();
    try (IndexLoop loop = loop(chain::source)) {
      for (int i = 0; i < 8; i++) {
        loop.step();
      }

      assertEquals(IndexStatus.State.UNAVAILABLE, loop.status().state());
      assertTrue(loop.status().reason().contains("the ledger is closed"), loop.status().toString());
    }
    assertFalse(Files.exists(damaged()), "a good file was set aside");
    assertEquals(List.of(), rows().of("block"));
  }

  @ParameterizedTest
  @ValueSource(classes = {StackOverflowError.class, OutOfMemoryError.class})
  void shouldTellAnErrorAndGoOnOnTheSameSchedule(Class<? extends Error> kind) throws Exception {
    chain.produce(4);
    Error error = kind.getConstructor(String.class).newInstance("of a test");
    AtomicInteger times = new AtomicInteger();
    AtomicInteger told = new AtomicInteger();
    Supplier<IndexSource> source =
        () -> {
          if (times.incrementAndGet() <= 5) {
            throw error;
          }
          return chain.source();
        };
    ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    try (IndexLoop loop = loop(source)) {
      thread.scheduleWithFixedDelay(
          () -> {
            loop.step();
            if (loop.status().reason().contains(error.toString())) {
              told.incrementAndGet();
            }
          },
          0,
          10,
          TimeUnit.MILLISECONDS);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
      while (loop.status().state() != IndexStatus.State.FOLLOWING && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertEquals(IndexStatus.of(IndexStatus.State.FOLLOWING, 4), loop.status());
      assertEquals(5, told.get(), "failures that were visible");
      thread.shutdown();
      assertTrue(thread.awaitTermination(5, TimeUnit.MINUTES));
    } finally {
      thread.shutdownNow();
    }
    assertFalse(Files.exists(damaged()), "a good file was set aside");
  }

  @ParameterizedTest
  @CsvSource({
    "io.myelin.node.index.BrokenTrigger$FullHeap, false",
    "io.myelin.node.index.BrokenTrigger$BadFile, true"
  })
  void shouldSetAFileAsideThatFailsAgainAndAgainUnlessTheHeapIsFull(
      Class<? extends BrokenTrigger> kind, boolean aside) throws Exception {
    chain.produce(4);
    BrokenTrigger.in(settings, kind);
    try (IndexLoop loop = loop(chain::source)) {
      for (int i = 0; i < 5; i++) {
        loop.step();
      }

      IndexStatus.State state = aside ? IndexStatus.State.FOLLOWING : IndexStatus.State.UNAVAILABLE;
      assertEquals(state, loop.status().state(), loop.status().toString());
    }
    assertEquals(aside, Files.exists(damaged()));
  }

  @Test
  void shouldNotEndItsScheduleWhereEvenTellingOfAnErrorFails() {
    Logger log = Logger.getLogger(IndexLoop.class.getName());
    Handler full =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            throw new StackOverflowError("of a test, while logging");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Supplier<IndexSource> source =
        () -> {
          throw new OutOfMemoryError("of a test");
        };
    log.addHandler(full);
    try (IndexLoop loop = loop(source)) {
      assertDoesNotThrow(loop::step);
      assertEquals(IndexStatus.State.UNAVAILABLE, loop.status().state());
      assertTrue(loop.status().reason().contains("free memory"), loop.status().reason());
    } finally {
      log.removeHandler(full);
    }
  }

  /** The chain is always a block ahead; whoever asks meanwhile must not take that for a rebuild. */
  @Test
  void shouldFollowAChainThatGoesOnWhileItWrites() throws Exception {
    chain.produce(4);
    BrokenTrigger.in(settings, BrokenTrigger.Watched.class);
    List<IndexStatus.State> seen = new ArrayList<>();
    try (IndexLoop loop = loop(chain::source)) {
      loop.step();
      BrokenTrigger.Watched.watcher =
          () -> {
            seen.add(loop.status().state());
            if (seen.size() < 5) {
              chain.produce(1);
            }
          };
      chain.produce(1);
      loop.step();
    } finally {
      BrokenTrigger.Watched.watcher = () -> {};
    }
    assertEquals(Collections.nCopies(5, IndexStatus.State.FOLLOWING), seen);
  }

  @Test
  void shouldCallItARebuildWhileMoreThanABatchIsMissing() throws Exception {
    chain.produce(450);
    BrokenTrigger.in(settings, BrokenTrigger.Watched.class);
    List<IndexStatus.State> seen = new ArrayList<>();
    try (IndexLoop loop = loop(chain::source)) {
      loop.step();
      loop.rebuild(steps -> {});
      BrokenTrigger.Watched.watcher = () -> seen.add(loop.status().state());
      loop.step();
      assertEquals(IndexStatus.State.FOLLOWING, loop.status().state());
    } finally {
      BrokenTrigger.Watched.watcher = () -> {};
    }
    assertEquals(Collections.nCopies(451, IndexStatus.State.REBUILDING), seen);
  }

  @Test
  void shouldCallItFillingWhenNobodyAskedForARebuildAndAnswerMeanwhile() throws Exception {
    chain.produce(450);
    BrokenTrigger.in(settings, BrokenTrigger.Watched.class);
    List<IndexStatus.State> seen = new ArrayList<>();
    try (IndexLoop loop = loop(chain::source)) {
      BrokenTrigger.Watched.watcher = () -> seen.add(loop.status().state());
      loop.step();
    } finally {
      BrokenTrigger.Watched.watcher = () -> {};
    }
    assertTrue(seen.contains(IndexStatus.State.FILLING), seen.toString());
    assertFalse(seen.contains(IndexStatus.State.REBUILDING), seen.toString());
  }

  @Test
  void shouldRebuildOnceHoweverOftenItIsAskedMeanwhile() {
    chain.produce(4);
    List<Runnable> steps = new ArrayList<>();
    try (IndexLoop loop = loop(chain::source)) {
      for (int i = 0; i < 3; i++) {
        loop.rebuild(steps::add);
      }
      assertEquals(1, steps.size());
      assertEquals(IndexStatus.of(IndexStatus.State.REBUILDING, -1), loop.status());

      steps.remove(0).run();
      assertEquals(IndexStatus.of(IndexStatus.State.FOLLOWING, 4), loop.status());
      loop.rebuild(steps::add);
      assertEquals(1, steps.size(), "after the first one has ended");
    }
  }

  @Test
  void shouldTakeAnotherRebuildAfterOneThatFailed() {
    chain.close();
    List<Runnable> steps = new ArrayList<>();
    try (IndexLoop loop = loop(chain::source)) {
      loop.rebuild(steps::add);
      steps.remove(0).run();
      assertEquals(IndexStatus.State.UNAVAILABLE, loop.status().state());

      loop.rebuild(steps::add);
      assertEquals(1, steps.size());
    }
  }

  private IndexLoop loop(Supplier<IndexSource> source) {
    return new IndexLoop(() -> settings, source);
  }

  private Path damaged() {
    return dir.resolve("index").resolve("index.mv.db.damaged");
  }

  private IndexedChain.Rows rows() {
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      return IndexedChain.rows(database.sessions());
    }
  }
}
