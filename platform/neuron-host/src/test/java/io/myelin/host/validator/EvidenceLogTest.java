package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.worker.evidence.EvidenceJson;
import io.myelin.worker.evidence.RoundEvidence;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {
  private static final long LIMIT = 4_000;

  @TempDir Path folder;

  @Test
  void shouldKeepTheNewestRoundsReadableWithinItsLimit() throws IOException {
    EvidenceLog log = new EvidenceLog(folder, "v", LIMIT);
    for (long round = 1; round <= 100; round++) {
      log.add(Evidences.round(round));
    }
    List<Long> kept =
        Stream.concat(rounds("v.older.jsonl.gz").stream(), rounds("v.jsonl.gz").stream()).toList();
    assertEquals(100, kept.get(kept.size() - 1));
    assertEquals(100 - kept.get(0) + 1, kept.size());
    try (Stream<Path> files = Files.list(folder)) {
      long bytes = files.mapToLong(file -> file.toFile().length()).sum();
      assertTrue(bytes <= 2 * LIMIT, bytes + " bytes");
    }
  }

  /** Random bytes do not compress. */
  @Test
  void shouldKeepTheScoresOfARoundThatIsTooLong() throws IOException {
    byte[] random = new byte[1_500];
    new Random(7).nextBytes(random);
    EvidenceLog log = new EvidenceLog(folder, "v", LIMIT);
    RoundEvidence said = log.add(Evidences.round(1, Base64.getEncoder().encodeToString(random)));

    RoundEvidence kept = EvidenceJson.read(lines("v.jsonl.gz").get(0));
    assertEquals(kept, said);
    assertEquals(0.25, kept.neurons().get(0).score());
    assertEquals(List.of(), kept.neurons().get(0).replies());
    assertTrue(kept.leftOut().contains("at most 1000 are kept"), kept.leftOut());
  }

  private List<Long> rounds(String name) throws IOException {
    return lines(name).stream().map(EvidenceLogTest::number).toList();
  }

  private List<String> lines(String name) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static long number(String line) {
    RoundEvidence round = EvidenceJson.read(line);
    assertEquals("", round.leftOut());
    assertEquals("c2VjcmV0", round.questions().get(0).truth().path("truth").asText());
    return round.round();
  }
}
