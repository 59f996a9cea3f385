package io.myelin.plugins.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreLockTest {
  @TempDir private Path dir;

  @Test
  void isHeldByOneAndSaysSo() throws Exception {
    StoreLock held = StoreLock.take(dir, Duration.ZERO);
    assertEquals(
        "The change was refused: another command is changing the plugins of "
            + dir
            + "; needed: nobody else at it. Try again when it is done.",
        assertThrows(Refusal.class, () -> StoreLock.take(dir, Duration.ZERO)).sentence());
    held.close();
    StoreLock.take(dir, Duration.ZERO).close();
  }

  @Test
  void sawSomebodyElsesLockOnTheFile() throws IOException, Refusal {
    try (FileChannel channel =
        FileChannel.open(
            dir.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try (FileLock theirs = channel.lock()) {
        assertEquals(true, theirs.isValid());
        assertThrows(Refusal.class, () -> StoreLock.take(dir, Duration.ZERO));
      }
    }
    StoreLock.take(dir, Duration.ZERO).close();
  }
}
