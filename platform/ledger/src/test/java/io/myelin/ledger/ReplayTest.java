package io.myelin.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** Same blocks, same roots, whichever JVM executes them (architecture.md 9). */
class ReplayTest {
  private static final KeyPair ALICE = SecretUri.parse("//Alice").keyPair(Scheme.SR25519);
  @TempDir private Path dir;

  @Test
  void shouldGiveTheSameRootsOnAnotherJdk() throws Exception {
    Optional<Path> java = otherJava();
    assumeTrue(java.isPresent(), "no second JDK beside " + System.getProperty("java.home"));
    List<StoredBlock> blocks = market().stream().map(KeptBlock::block).toList();
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
    List<String> expected = blocks.stream().map(b -> b.header().stateRoot().hex()).toList();
    assertEquals(expected, Files.readAllLines(output));
  }

  @Test
  void shouldReplayBlocksInWhichEverythingHappened() {
    List<KeptBlock> kept = market();
    List<StoredBlock> blocks = kept.stream().map(KeptBlock::block).toList();
    assertEquals(
        blocks.stream().map(b -> b.header().stateRoot()).toList(),
        Replay.roots(GenesisFile.preset("dev"), blocks));
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

  private List<KeptBlock> market() {
    try (Ledger ledger =
        Ledger.open(
            dir.resolve("chain"), GenesisFile.preset("dev"), new StandardRuntime(), ALICE)) {
      return new Market(ledger)
          .run().stream().map(b -> ledger.keptAt(b.height()).orElseThrow()).toList();
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
