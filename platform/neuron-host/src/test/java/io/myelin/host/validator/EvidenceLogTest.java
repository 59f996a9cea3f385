package io.myelin.host.validator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceLogTest {
  private static final long LIMIT = 2_000;

  @TempDir Path folder;

  @Test
  void shouldKeepTheNewestRoundsReadableWithinItsLimit() throws IOException {
    EvidenceLog log = new EvidenceLog(folder, "v", LIMIT);
    for (long round = 1; round <= 100; round++) {
      log.add(round(round));
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

  private static RoundReport round(long number) {
    RoundReport.Question question =
        new RoundReport.Question("TextPredict", 200, "Success", 12, 0.5, Map.of("truth", "QQ=="));
    return new RoundReport(
        "v",
        number,
        7,
        "0x00",
        true,
        Map.of("5A", new RoundReport.Miner(0.5, 0.5, List.of(question))));
  }

  private List<Long> rounds(String name) throws IOException {
    byte[] file = Files.readAllBytes(folder.resolve(name));
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(EvidenceLogTest::number)
          .toList();
    }
  }

  private static long number(String line) {
    try {
      JsonNode round = new ObjectMapper().readTree(line);
      assertEquals(
          "QQ==", round.at("/miners/5A/questions/0/evidence/truth").asText(), round.toString());
      return round.path("round").asLong();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
