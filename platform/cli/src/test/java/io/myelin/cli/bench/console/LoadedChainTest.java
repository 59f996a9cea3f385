package io.myelin.cli.bench.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.cli.bench.BenchFolder;
import io.myelin.ledger.Genesis;
import io.myelin.ledger.GenesisFile;
import io.myelin.ledger.History;
import io.myelin.ledger.Ledger;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadedChainTest {
  private static final int EXTRINSICS = 2_000;
  @TempDir private Path dir;

  @Test
  void shouldMakeAChainThatANodeGoesOnWith() throws IOException {
    LoadedChain chain = new LoadedChain(new BenchFolder(dir), EXTRINSICS, 2, 8);
    chain.create();
    Genesis genesis =
        GenesisFile.load("dev", Optional.of(chain.folder().genesis()), chain.folder().chain());
    try (Ledger ledger =
        Ledger.open(
            chain.folder().chain(),
            genesis.config(),
            genesis.runtimes(),
            SecretUri.parse("//Alice").keyPair(Scheme.SR25519),
            History.RECENT)) {
      assertEquals(chain.blocks(), ledger.head().height());
      assertEquals(
          EXTRINSICS + chain.blocks(),
          blocks(ledger).map(h -> ledger.blockAt(h).orElseThrow().extrinsics().size()).sum());
      assertEquals(
          EXTRINSICS / 1_000,
          blocks(ledger)
              .map(
                  h ->
                      ledger.keptAt(h).orElseThrow().failures().stream()
                          .filter(Optional::isPresent)
                          .count())
              .sum());
      assertTrue(
          blocks(ledger).map(h -> ledger.receipts().at(h).orElseThrow().epochs().size()).sum()
              >= 2);
      ledger.produce(System.currentTimeMillis());
    }
  }

  private static LongStream blocks(Ledger ledger) {
    return LongStream.rangeClosed(1, ledger.head().height());
  }

  @Test
  void shouldRefuseAHistoryThatCannotBeMade() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new ConsoleBench(10, 32, 256, line -> {}));
    assertTrue(refused.toString().contains("10 extrinsics"), refused.toString());
  }
}
