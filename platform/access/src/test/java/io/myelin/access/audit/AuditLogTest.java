package io.myelin.access.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

  @TempDir private Path data = Path.of("");
  private AuditLog log = AuditLog.of(Path.of(""), CLOCK);

  @BeforeEach
  void begin() {
    log = AuditLog.of(data, CLOCK);
  }

  @Test
  void shouldReadWhatWasWritten() throws Exception {
    log.add(deed("index.rebuild"));
    log.add(deed("neurons.add").ended("done", Optional.of("3 \u00e9\n"), Optional.of("4")));

    List<AuditEntry> read = new ArrayList<>();
    AuditReading reading = AuditReading.of(log.file(), read::add);

    assertTrue(reading.sound(), reading.toString());
    assertEquals(2, reading.entries());
    assertEquals(Optional.of("3 \u00e9\n"), read.get(1).deed().before());
    assertEquals(CLOCK.instant(), read.get(1).at());
    assertEquals(reading.head(), read.get(1).hash());
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file())));
  }

  @Test
  void shouldSeeAnyByteThatWasChanged() throws Exception {
    for (int i = 0; i < 3; i++) {
      log.add(deed("change." + i));
    }
    byte[] whole = Files.readAllBytes(log.file());
    for (int at = 0; at < whole.length; at++) {
      for (int bit = 0; bit < 8; bit += 5) {
        byte[] bent = whole.clone();
        bent[at] ^= (byte) (1 << bit);
        Files.write(log.file(), bent);
        AuditReading reading = log.verify();
        assertFalse(reading.sound(), "byte " + at + ", bit " + bit + ": " + reading);
        assertTrue(reading.entries() < 3, reading.toString());
      }
    }
  }

  @Test
  void shouldSeeALineThatIsMissingOrStandsElsewhereOrTwice() throws Exception {
    for (int i = 0; i < 4; i++) {
      log.add(deed("change." + i));
    }
    List<String> lines = Files.readAllLines(log.file());
    for (int i = 0; i < 3; i++) {
      List<String> without = new ArrayList<>(lines);
      without.remove(i);
      assertBroken(without);
      List<String> swapped = new ArrayList<>(lines);
      swapped.add(i, swapped.remove(i + 1));
      assertBroken(swapped);
      List<String> twice = new ArrayList<>(lines);
      twice.add(i, lines.get(i));
      assertBroken(twice);
    }
  }

  private void assertBroken(List<String> lines) throws IOException {
    Files.write(log.file(), lines);
    assertTrue(log.verify().fault().isPresent(), String.join("\n", lines));
  }

  @Test
  void shouldMendWhatAKillLeftAtAnyByteAndSayIt() throws Exception {
    log.add(deed("first"));
    int kept = (int) Files.size(log.file());
    log.add(deed("second"));
    byte[] whole = Files.readAllBytes(log.file());
    for (int cut = kept + 1; cut < whole.length; cut += 1 + cut % 40) {
      Files.write(log.file(), Arrays.copyOf(whole, cut));
      assertEquals(cut - kept, log.verify().torn());

      AuditLog next = AuditLog.of(data, CLOCK);
      next.add(deed("third"));

      List<AuditEntry> read = new ArrayList<>();
      assertTrue(AuditReading.of(log.file(), read::add).sound(), "cut at " + cut);
      assertEquals(
          List.of("first", "audit.mend", "third"),
          read.stream().map(e -> e.deed().what()).toList());
    }
  }

  @Test
  void shouldTakeNothingMoreWhenItIsBroken() throws Exception {
    log.add(deed("first"));
    log.add(deed("second"));
    byte[] bent = Files.readAllBytes(log.file());
    bent[10] ^= 1;
    Files.write(log.file(), bent);

    AuditException refused =
        assertThrows(AuditException.class, () -> AuditLog.of(data, CLOCK).add(deed("third")));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 1 is broken"));
    assertEquals(bent.length, Files.size(log.file()));
  }

  @Test
  void shouldGoOnAfterWhatAnotherProcessWrote() throws Exception {
    log.add(deed("node"));
    AuditLog.of(data, CLOCK).add(deed("command"));
    log.add(deed("node again"));

    AuditReading reading = log.verify();
    assertTrue(reading.sound(), reading.toString());
    assertEquals(3, reading.entries());
    assertEquals(
        List.of("command", "node"),
        log.newest(2, 3, any -> true).stream().map(e -> e.deed().what()).toList());
  }

  @Test
  void shouldSayWhyNothingMayBeDoneWhenItCannotBeWritten() throws Exception {
    Files.createDirectories(data.resolve("access/audit.log"));
    AuditException refused = assertThrows(AuditException.class, () -> log.add(deed("x")));
    assertTrue(String.valueOf(refused.getMessage()).contains("nothing was changed"));
  }

  private static Deed deed(String what) {
    return new Deed(
        "Ann \u00e9",
        "owner",
        "session",
        what,
        "POST /x",
        "begun",
        Optional.empty(),
        Optional.empty(),
        "127.0.0.1");
  }
}
