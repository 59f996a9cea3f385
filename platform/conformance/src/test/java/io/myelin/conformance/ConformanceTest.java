package io.myelin.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The key file has one case only here: each takes seconds by design. */
class ConformanceTest {
  @TempDir Path folder;

  @Test
  void shouldAgreeWithEveryVectorFile() throws IOException {
    List<FileReport> reports = Conformance.run(List.of(vectors()));
    List<String> lines = ConformanceReport.lines(reports);
    assertEquals(0, ConformanceReport.exitCode(reports), String.join("\n", lines));
    assertTrue(lines.get(lines.size() - 1).endsWith("mismatches 0"), lines::toString);
    try (Stream<Path> files = Files.walk(vectors())) {
      assertEquals(files.filter(f -> f.toString().contains(".json")).count(), reports.size());
    }
    for (FileReport report : reports) {
      assertTrue(report.passed() > 0, report.file());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "math_ops.json | \"sat_add\":0 | \"sat_add\":1",
        "block_emission.json | \"emission\":\"1 | \"emission\":\"2",
        "wire/ss58.json | \"address\": \"5E | \"address\": \"5F",
        "wire/hashing.json | \"twox_64\": \"0x9 | \"twox_64\": \"0x8",
        "wire/headers.json | \"hash\": \"0xc | \"hash\": \"0xd",
        "wire/scale.json | \"hex\": \"0x04\" | \"hex\": \"0x08\"",
        "wire/era.json | \"birth\": 0 | \"birth\": 1",
        "wire/ed25519.json | \"valid\": true | \"valid\": false",
        "wire/ecdsa.json | \"valid\": false | \"valid\": true",
        "wire/sr25519_verify.json | \"valid\": false | \"valid\": true",
        "wire/sr25519_internals.json | \"R\": \"0x6 | \"R\": \"0x7",
        "wire/tries.json | \"rootV1\": \"0x0 | \"rootV1\": \"0x1",
        "wire/derivation.json | \"publicKey\": \"0x4 | \"publicKey\": \"0x5",
        "wire/mnemonic.json | \"miniSecret\": \"0x5 | \"miniSecret\": \"0x4",
        "wire/storage_keys.json | \"storageKey\": \"0x2 | \"storageKey\": \"0x3",
        "wire/derived_accounts.json | \"threshold\": 1 | \"threshold\": 2",
        "wire/extrinsics.json | \"nonce\": 0 | \"nonce\": 1",
        "wire/extrinsics.json | \"method\": \"t | \"method\": \"u",
        "wire/events.json | \"refTime\": 1000 | \"refTime\": 1001",
        "wire/axon.json | \"valid\": false | \"valid\": true",
      })
  void shouldReportAChangedVector(String name, String before, String after) throws IOException {
    String text = text(name);
    assertTrue(text.contains(before), "the vector no longer has " + before);
    Path changed = folder.resolve(Path.of(name).getFileName());
    int at = text.indexOf(before);
    Files.writeString(
        changed, text.substring(0, at) + after + text.substring(at + before.length()));
    Files.copy(
        vectors().resolve("wire/metadata_v15.hex.gz"), folder.resolve("metadata_v15.hex.gz"));
    List<FileReport> reports = Conformance.run(List.of(changed));
    assertEquals(1, reports.get(0).mismatches(), () -> reports.get(0).examples().toString());
    assertEquals(1, ConformanceReport.exitCode(reports));
    assertTrue(
        reports.get(0).examples().get(0).contains("expected"), reports.get(0).examples()::toString);
  }

  @Test
  void shouldReportAnUnreadableFile() throws IOException {
    Files.writeString(folder.resolve("ss58.json"), "{\"encode\": [");
    Files.writeString(folder.resolve("math_ops.json.gz"), "not compressed");
    Files.writeString(folder.resolve("novelty.json"), "{}");
    List<FileReport> reports = Conformance.run(List.of(folder, folder.resolve("absent")));
    assertEquals(4, reports.size());
    for (FileReport report : reports) {
      assertTrue(report.unreadable().isPresent(), report.file());
      assertEquals(1, report.mismatches(), report.file());
    }
    List<String> lines = ConformanceReport.lines(reports);
    assertEquals("cases 0, mismatches 4", lines.get(lines.size() - 1));
    assertNotEquals(0, ConformanceReport.exitCode(reports));
  }

  @Test
  void shouldNoticeAChangedMetadataFile() throws IOException {
    Files.copy(
        vectors().resolve("wire/metadata_model.json.gz"), folder.resolve("metadata_model.json.gz"));
    Files.writeString(folder.resolve("metadata_v14.hex"), "0x6d657461");
    Files.writeString(folder.resolve("metadata_v15.hex"), "0x6d657461");
    List<FileReport> reports = Conformance.run(List.of(folder));
    assertEquals(2, reports.get(0).mismatches(), () -> reports.get(0).examples().toString());
  }

  @Test
  void shouldFailOnASkipThatIsNotOptional() {
    FileReport optional = new FileReport("pool_math.json");
    optional.skip("pool maths is not covered yet", 3);
    assertEquals(0, ConformanceReport.exitCode(List.of(optional)));
    assertEquals(
        "pool_math.json: cases 3, passed 0, skipped 3 (pool maths is not covered yet)",
        ConformanceReport.lines(List.of(optional)).get(0));
    FileReport other = new FileReport("ss58.json");
    other.skip("later", 1);
    assertEquals(1, ConformanceReport.exitCode(List.of(optional, other)));
  }

  @Test
  void shouldNotPassWhenNothingWasRun() {
    assertEquals(1, ConformanceReport.exitCode(List.of()));
  }

  private static Path vectors() {
    try {
      return Path.of(Objects.requireNonNull(ConformanceTest.class.getResource("/vectors")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String name) throws IOException {
    Path plain = vectors().resolve(name);
    Path file = Files.exists(plain) ? plain : vectors().resolve(name + ".gz");
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.equals(plain) ? raw : new GZIPInputStream(raw)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
