package io.myelin.cli.supervisor;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Holds a data folder for one supervisor. The system gives it up when the process ends, however it
 * ends, so a lock file that was left behind means nothing.
 */
final class FolderLock implements AutoCloseable {
  private static final int TRIES = 5;

  /**
   * The folders this JVM holds. The system takes a lock away from a process that closes the file
   * once more, so such a file is not even opened.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path real;
  private final FileChannel channel;

  private FolderLock(Path real, FileChannel channel) {
    this.real = real;
    this.channel = channel;
    HELD.add(real);
  }

  /** Whether some supervisor has the folder, under whatever name of it. */
  static boolean held(DataFolder data) {
    Path file = file(data);
    if (!Files.exists(file)) {
      return false;
    }
    try {
      if (HELD.contains(file.toRealPath())) {
        return true;
      }
      // Shared, so that two who look do not see each other.
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
        return channel.tryLock(0, Long.MAX_VALUE, true) == null;
      }
    } catch (OverlappingFileLockException ours) {
      return true;
    } catch (IOException gone) {
      return false;
    }
  }

  /**
   * Takes the folder.
   *
   * @throws Refusal when another supervisor has it
   */
  static FolderLock take(DataFolder data) throws IOException {
    Files.createDirectories(data.run());
    Path file = file(data);
    Path real = data.run().toRealPath().resolve(file.getFileName());
    for (int tries = 0; tries < TRIES && !HELD.contains(real); tries++) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (locks(channel)) {
        return new FolderLock(real, channel);
      }
      channel.close();
      // Somebody may only have been looking.
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
    throw data.taken();
  }

  private static Path file(DataFolder data) {
    return data.run().resolve("lock");
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
      // The file stays: one that is removed and made anew could be locked twice.
      channel.close();
      HELD.remove(real);
    }
  }
}
