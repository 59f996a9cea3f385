package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Holds a data folder for one supervisor. The system gives it up when the process ends, however it
 * ends, so a lock file that was left behind means nothing.
 */
final class FolderLock implements AutoCloseable {
  private final Path file;
  private final FileChannel channel;

  private FolderLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the folder.
   *
   * @throws Refusal when another supervisor has it
   */
  static FolderLock take(DataFolder data) throws IOException {
    Files.createDirectories(data.run());
    Path file = data.run().resolve("lock");
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locks(channel)) {
        channel.close();
        throw new Refusal(
            "A node already runs on "
                + data.root()
                + "; stop it with ./myelin down, or use --data.");
      }
      // Whoever had it before may have removed the file between opening and locking.
      if (Files.exists(file)) {
        return new FolderLock(file, channel);
      }
      channel.close();
    }
  }

  private static boolean locks(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      Files.deleteIfExists(file);
      channel.close();
    }
  }
}
