package io.myelin.cli.supervisor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    assertFalse(data.held());
    FolderLock.take(data).close();
    assertTrue(Files.exists(data.run().resolve("lock")), "made anew, it could be locked twice");
  }

  @Test
  void shouldNotMindALockFileThatWasLeftBehind() throws IOException {
    DataFolder data = new DataFolder(dir);
    Files.createDirectories(data.run());
    Files.writeString(data.run().resolve("lock"), "");

    assertFalse(data.held());
    FolderLock.take(data).close();
  }

  @Test
  void shouldBeSeenByOtherProcessesHoweverOftenThisOneLooks() throws Exception {
    DataFolder data = new DataFolder(Files.createDirectory(dir.resolve("data")));
    DataFolder link = new DataFolder(Files.createSymbolicLink(dir.resolve("link"), data.root()));
    DataFolder neighbour = new DataFolder(Files.createDirectory(dir.resolve("data2")));
    FolderLock lock = FolderLock.take(data);
    try (lock) {
      assertTrue(link.held(), "by another name");
      assertThrows(Refusal.class, () -> FolderLock.take(link));
      assertFalse(neighbour.held());
      assertEquals("held", look(data));
      assertEquals("held", look(link));
    }
    assertFalse(data.held());
  }

  @Test
  void shouldTellWhenAnotherProcessHoldsTheFolder() throws Exception {
    DataFolder data = new DataFolder(dir);
    Files.createDirectories(data.run());
    Process other = start("hold", data);
    try {
      assertEquals('h', other.getInputStream().read());
      assertTrue(data.held());
      assertTrue(data.supervisor().isEmpty(), "it left no note, so nobody knows who it is");
      assertThrows(Refusal.class, () -> FolderLock.take(data));
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertFalse(data.held(), "it ended, however it ended");
  }

  @Test
  void shouldCountAProcessOnlyWithTheBirthThatWasNoted() throws Exception {
    DataFolder data = new DataFolder(dir);
    Process other = new ProcessBuilder("sleep", "600").start();
    try {
      data.writePid("platform", other.pid());
      assertEquals(other.pid(), data.platform().orElseThrow().pid());
      data.writePid("supervisor", other.pid());
      assertTrue(data.supervisor().isEmpty(), "it does not hold the folder");

      Files.writeString(data.run().resolve("platform.birth"), "of an earlier start 1");
      assertTrue(data.platform().isEmpty(), "the number belongs to somebody else by now");
      Files.delete(data.run().resolve("platform.birth"));
      assertTrue(data.platform().isEmpty(), "a note from elsewhere");
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private static String look(DataFolder data) throws Exception {
    Process process = start("look", data);
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    process.waitFor();
    return said.strip();
  }

  private static Process start(String what, DataFolder data) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Other.class.getName(),
            what,
            data.root().toString())
        .redirectErrorStream(true)
        .start();
  }

  /** Another process. */
  static final class Other {
    private Other() {}

    public static void main(String[] arguments) throws Exception {
      Path file = Path.of(arguments[1], "run", "lock");
      if (arguments[0].equals("look")) {
        System.out.println(new DataFolder(Path.of(arguments[1])).held() ? "held" : "free");
        return;
      }
      try (FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        if (channel.tryLock() != null) {
          System.out.println("h");
        }
        Thread.sleep(Long.MAX_VALUE);
      }
    }
  }
}
