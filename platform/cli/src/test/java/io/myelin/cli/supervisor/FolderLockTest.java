package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
  @TempDir private Path dir;

  @Test
  void shouldLetOneSupervisorHaveTheFolderAtATime() throws IOException {
    DataFolder data = new DataFolder(dir);
    FolderLock first = FolderLock.take(data);
    try (first) {
      Refusal refusal = assertThrows(Refusal.class, () -> FolderLock.take(data));
      assertTrue(String.valueOf(refusal.getMessage()).contains("already runs"));
    }
    assertFalse(Files.exists(data.run().resolve("lock")), "nothing is left behind");
    FolderLock.take(data).close();
  }

  @Test
  void shouldNotMindALockFileThatWasLeftBehind() throws IOException {
    DataFolder data = new DataFolder(dir);
    Files.createDirectories(data.run());
    Files.writeString(data.run().resolve("lock"), "");

    FolderLock.take(data).close();
  }
}
