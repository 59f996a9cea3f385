package io.myelin.access.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditTailTest {
  private static final int ENTRIES = 120;

  @TempDir private Path data = Path.of("");
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private AuditLog log = AuditLog.of(Path.of(""), () -> now);

  /** Entries of all lengths: some are longer than what is read at once. */
  @BeforeEach
  void write() throws Exception {
    log = AuditLog.of(data, () -> now);
    for (int i = 1; i <= ENTRIES; i++) {
      log.add(
          deed(
              "change." + i % 10,
              "x".repeat(i * 97 % 2_000).replace("x", i % 7 == 0 ? "\u00e9" : "x")));
    }
  }

  @Test
  void shouldGiveWhatStandsBeforeAnyNumber() throws Exception {
    for (long before = 0; before <= ENTRIES + 2; before++) {
      long newest = Math.min(ENTRIES, before - 1);
      List<Long> expected =
          LongStream.range(0, Math.max(0, Math.min(3, newest))).mapToObj(i -> newest - i).toList();
      assertEquals(expected, numbers(log.newest(3, before, any -> true)), "before " + before);
    }
    assertEquals(ENTRIES, log.newest(999, Long.MAX_VALUE, any -> true).size());
  }

  @Test
  void shouldGoThroughAllOfItPageByPageAndReadLittleForEach() throws Exception {
    Predicate<AuditEntry> rare = entry -> entry.deed().what().equals("change.3");
    List<Long> seen = new ArrayList<>();
    Optional<Long> next = Optional.of(Long.MAX_VALUE);
    int pages = 0;
    while (next.isPresent()) {
      AuditPage page = AuditTail.read(log.file(), 2, next.get(), 10_000, rare);
      seen.addAll(numbers(page.entries()));
      next = page.next();
      pages++;
    }
    assertEquals(numbers(log.newest(999, 999, rare)), seen);
    assertTrue(pages >= Files.size(log.file()) / 14_000, "pages: " + pages);
  }

  @Test
  void shouldStopAtWhatWasChangedAndPassOverWhatWasNotFinished() throws Exception {
    Files.writeString(log.file(), "0123 {\"n\":", StandardOpenOption.APPEND);
    assertEquals(List.of(120L, 119L), numbers(log.newest(2, 999, any -> true)));

    List<AuditEntry> whole = log.newest(999, 999, any -> true);
    byte[] bytes = Files.readAllBytes(log.file());
    byte[] line = whole.get(20).hash().getBytes(StandardCharsets.US_ASCII);
    int at =
        new String(bytes, StandardCharsets.ISO_8859_1)
            .indexOf(new String(line, StandardCharsets.US_ASCII));
    bytes[at + 100] ^= 1;
    Files.write(log.file(), bytes);
    assertEquals(
        numbers(whole).subList(0, 20), numbers(log.newest(999, 999, any -> true)), "up to it");
  }

  @Test
  void shouldStopWhereALineIsMissing() throws Exception {
    List<String> lines = new ArrayList<>(Files.readAllLines(log.file()));
    lines.remove(99);
    Files.write(log.file(), lines);
    assertEquals(20, log.newest(999, 999, any -> true).size());
  }

  @Test
  void shouldCheckWhatIsNewAndOnceInAWhileAll() throws Exception {
    assertEquals(ENTRIES, log.checked().entries());
    log.add(deed("one more", ""));
    AuditLog.of(data, () -> now).add(deed("by another process", ""));
    assertEquals(log.verify(), log.checked());
    assertEquals(ENTRIES + 2, log.checked().entries());

    byte[] bytes = Files.readAllBytes(log.file());
    bytes[100] ^= 1;
    Files.write(log.file(), bytes);
    assertTrue(log.checked().sound(), "not looked at yet");
    now = now.plus(Duration.ofMinutes(11));
    assertTrue(log.checked().fault().isPresent());

    Files.write(log.file(), new byte[0]);
    assertEquals(0, log.checked().entries());
    Files.delete(log.file());
    assertEquals(0, log.checked().entries());
  }

  @Test
  void shouldGiveNothingOfALogThatIsNotThere() throws Exception {
    Files.delete(log.file());
    assertEquals(new AuditPage(List.of(), Optional.empty()), log.page(5, 9, any -> true));
    Files.write(log.file(), new byte[0]);
    assertEquals(new AuditPage(List.of(), Optional.empty()), log.page(5, 9, any -> true));
  }

  private static List<Long> numbers(List<AuditEntry> entries) {
    return entries.stream().map(AuditEntry::number).toList();
  }

  private static Deed deed(String what, String after) {
    return new Deed(
        "Ann",
        "owner",
        "session",
        what,
        "POST /x",
        "done",
        Optional.empty(),
        Optional.of(after),
        "");
  }
}
