package io.myelin.node.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An index whose process or data base ends while it is filled or read says what the chain says. */
class KilledIndexIT {
  private static final int BLOCKS = 1_500;
  private static final int KILLS = 4;
  private static final HistoryReader.Span ALL = new HistoryReader.Span(0, Long.MAX_VALUE);
  private final Random random = new Random(1);
  @TempDir private Path dir;

  @Test
  void shouldEqualTheChainAfterKillsInTheMiddleOfAFillOfTheFile() throws Exception {
    Path index = dir.resolve("index");
    kills(index.toString(), "");
    assertEqualsTheChain(IndexSettings.file(index));
  }

  @Test
  void shouldEqualTheChainAfterKillsInTheMiddleOfAFillOfPostgres() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      IndexSettings settings = server.settings();
      kills(settings.url(), settings.passwordFile().map(Path::toString).orElseThrow());
      assertEqualsTheChain(settings);
    }
  }

  @Test
  void shouldGoOnAfterPostgresWasStoppedWhileItWasRead() throws Exception {
    makeChain();
    try (PostgresServer server = PostgresServer.start();
        IndexedChain chain = new IndexedChain(dir.resolve("chain"));
        IndexLoop loop = new IndexLoop(server::settings, chain::source)) {
      loop.step();
      assertEquals(IndexStatus.State.FOLLOWING, loop.status().state(), loop.status().toString());
      int told = payouts(loop);

      server.stop();
      assertThrows(RuntimeException.class, () -> payouts(loop));
      chain.produce(3);
      loop.step();
      assertEquals(IndexStatus.State.UNAVAILABLE, loop.status().state(), loop.status().toString());
      assertThrows(IndexException.class, () -> payouts(loop));

      server.begin();
      loop.step();
      assertEquals(IndexStatus.State.FOLLOWING, loop.status().state(), loop.status().toString());
      assertTrue(payouts(loop) >= told);
      assertEqualsTheChain(chain, server.settings());
    }
  }

  private static int payouts(IndexLoop loop) {
    return loop.history()
        .payouts(
            new HistoryReader.PayoutFilter(Optional.empty(), Optional.empty(), ALL),
            new HistoryReader.Window(0, 0, true, 10_000))
        .size();
  }

  private void makeChain() {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      chain.register();
      while (chain.height() < BLOCKS) {
        chain.transfer();
        chain.produce(1);
      }
    }
  }

  /** Each life writes some batches and is killed in the middle of the next. */
  private void kills(String place, String passwordFile) throws Exception {
    makeChain();
    long reached = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Process filler = start(place, passwordFile);
      try (BufferedReader heights =
          new BufferedReader(
              new InputStreamReader(filler.getInputStream(), StandardCharsets.UTF_8))) {
        String height = heights.readLine();
        if (height != null) {
          reached = Long.parseLong(height);
        }
        TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
      } finally {
        filler.destroyForcibly().waitFor();
      }
    }
    assertTrue(reached > 0, "no life of the filler wrote anything");
  }

  private Process start(String place, String passwordFile) throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            IndexFiller.class.getName(),
            dir.resolve("chain").toString(),
            place,
            passwordFile)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void assertEqualsTheChain(IndexSettings settings) {
    try (IndexedChain chain = new IndexedChain(dir.resolve("chain"))) {
      assertEqualsTheChain(chain, settings);
    }
  }

  private void assertEqualsTheChain(IndexedChain chain, IndexSettings settings) {
    assertEquals(rows(chain, IndexSettings.file(dir.resolve("anew"))), rows(chain, settings));
  }

  private static IndexedChain.Rows rows(IndexedChain chain, IndexSettings settings) {
    try (IndexDatabase database = IndexDatabase.open(settings)) {
      IndexStore store = new IndexStore(database.sessions());
      IndexedChain.catchUp(new IndexFollower(store, chain.source(), false));
      return IndexedChain.rows(database.sessions());
    }
  }
}
