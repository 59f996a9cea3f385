package io.myelin.containment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UsageTest {
  private static final Limits LIMITS = new Limits(256, 1 << 20, 1L << 30, 512, 3 << 20, 10);

  @TempDir Path own = Path.of("");

  @Test
  void shouldCountFilesAndWhatIsDeletedAndHeldOpen() throws Exception {
    Files.write(own.resolve("a"), new byte[1 << 20]);
    Files.createSymbolicLink(own.resolve("link"), Path.of("/usr"));
    Usage seen = Usage.of(ProcessHandle.current().pid(), own, LIMITS);
    assertEquals(1, seen.diskBytes() >> 20);
    assertEquals(3, seen.entries(), "the folder, a file and a link that is not followed");
    Assumptions.assumeTrue(seen.threads() > 0, "no /proc on this system");
    assertTrue(seen.openFiles() > 0 && seen.residentBytes() > 1 << 20, seen.toString());
    Path gone = own.resolve("gone");
    try (OutputStream out = Files.newOutputStream(gone)) {
      out.write(new byte[3 << 20]);
      Files.delete(gone);
      Usage after = Usage.of(ProcessHandle.current().pid(), own, LIMITS);
      assertEquals(4, after.diskBytes() >> 20);
      assertEquals(
          Optional.of("its folder holds 4 MB, at most 3 MB are allowed"), after.excess(LIMITS));
    }
  }

  @Test
  void shouldStopCountingAboveTheLimit() throws Exception {
    for (int i = 0; i < 30; i++) {
      Files.writeString(own.resolve("f" + i), "");
    }
    Usage seen = Usage.of(ProcessHandle.current().pid(), own, LIMITS);
    assertEquals(11, seen.entries());
    assertEquals(
        Optional.of("its folder holds more than 10 files, no more are allowed"),
        seen.excess(LIMITS));
  }

  @Test
  void shouldSayHowManyThreadsAreTooMany() {
    assertEquals(
        Optional.of("it runs 513 threads, at most 512 are allowed"),
        new Usage(513, 0, 0, 0, 0).excess(LIMITS));
    assertEquals(Optional.empty(), new Usage(512, 0, 0, 0, 0).excess(LIMITS));
  }

  @Test
  void shouldKnowNothingOfAProcessThatIsGone() {
    assertEquals(0, Usage.of(0, own.resolve("gone"), LIMITS).threads());
  }
}
