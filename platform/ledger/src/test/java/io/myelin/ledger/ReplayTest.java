package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.myelin.ledger.receipt.Receipt;
import io.myelin.primitives.Hex;
import io.myelin.primitives.crypto.KeyPair;
import io.myelin.primitives.crypto.Scheme;
import io.myelin.primitives.crypto.SecretUri;
import io.myelin.runtime.StandardRuntime;
import io.myelin.runtime.frame.Payout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Same blocks, same roots and receipts, whichever JVM executes them (architecture.md 9). */
class ReplayTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir private Path dir;

  @Test
  void shouldGiveTheSameRootsAndReceiptsOnAnotherJdk() throws Exception {
    Optional<Path> java = otherJava();
    assumeTrue(java.isPresent(), "no second JDK beside " + System.getProperty("java.home"));
    List<Made> made = market();
    List<StoredBlock> blocks = made.stream().map(each -> each.kept().block()).toList();
    Path input = Files.write(dir.resolve("blocks"), Replay.BLOCKS.encode(blocks));
    Path output = dir.resolve("roots");
    Process replay =
        new ProcessBuilder(
                java.get().toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Replay.class.getName(),
                input.toString(),
                output.toString())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolve("log").toFile())
            .start();
    boolean ended = replay.waitFor(5, TimeUnit.MINUTES);
    replay.destroyForcibly();
    assertEquals(true, ended && replay.exitValue() == 0, Files.readString(dir.resolve("log")));
    assertEquals(
        made.stream().map(each -> each.given().line()).toList(), Files.readAllLines(output));
  }

  @Test
  void shouldReplayBlocksInWhichEverythingHappened() {
    List<Made> made = market();
    List<KeptBlock> kept = made.stream().map(Made::kept).toList();
    List<StoredBlock> blocks = kept.stream().map(KeptBlock::block).toList();
    assertEquals(
        made.stream().map(Made::given).toList(), Replay.replay(GenesisFile.preset("dev"), blocks));
    assertTrue(
        made.stream().anyMatch(each -> !each.receipt().epochs().isEmpty()), "blocks with epochs");
    long failed =
        kept.stream().flatMap(b -> b.failures().stream()).filter(Optional::isPresent).count();
    assertEquals(3, failed, "extrinsics that failed");
    assertEquals(
        EnumSet.complementOf(EnumSet.of(Payout.Kind.CHILD)),
        kept.stream()
            .flatMap(b -> b.payouts().stream())
            .map(Payout::kind)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Payout.Kind.class))));
  }

  /** A block with the receipt that was kept when it was made. */
  private record Made(KeptBlock kept, Receipt receipt) {
    /** What its header and its receipt say; the root is the header's and not of the receipt. */
    Replay.Given given() {
      return new Replay.Given(
          kept.block().header().stateRoot(),
          Seals.receiptsRoot(kept.block().header()).orElseThrow(),
          Hex.encode(Receipt.CODEC.encode(receipt)));
    }
  }

  private List<Made> market() {
    try (Ledger ledger =
        Ledger.open(
            dir.resolve("chain"), GenesisFile.preset("dev"), new StandardRuntime(), ALICE)) {
      return new Market(ledger)
          .run().stream()
              .map(
                  b ->
                      new Made(
                          ledger.keptAt(b.height()).orElseThrow(),
                          ledger.receipts().at(b.height()).orElseThrow()))
              .toList();
    }
  }

  private static Optional<Path> otherJava() throws IOException {
    Path mine = Path.of(System.getProperty("java.home")).toRealPath();
    for (Path place : List.of(mine.resolveSibling("."), Path.of("/usr/lib/jvm"))) {
      if (!Files.isDirectory(place)) {
        continue;
      }
      try (Stream<Path> homes = Files.list(place)) {
        for (Path home : homes.sorted().toList()) {
          Path java = home.resolve("bin/java");
          if (Files.isExecutable(java) && feature(home) > feature(mine)) {
            return Optional.of(java);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static int feature(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.exists(release)) {
      return 0;
    }
    return Files.readAllLines(release).stream()
        .filter(line -> line.startsWith("JAVA_VERSION="))
        .map(line -> line.replaceAll("[^0-9.]", "").split("\\.", -1)[0])
        .filter(text -> !text.isEmpty())
        .mapToInt(Integer::parseInt)
        .findFirst()
        .orElse(0);
  }
}
