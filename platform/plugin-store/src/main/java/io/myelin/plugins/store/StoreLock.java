package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One change of a store at a time, among threads and processes. The system gives a lock up when its
 * process ends, however it ends.
 */
final class StoreLock implements AutoCloseable {
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /**
   * The system takes a lock away from a process that closes the file once more, so that within one
   * process only the holder may have it open.
   */
  private static final Semaphore HERE = new Semaphore(1, true);

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(Path folder, Duration patience) throws IOException, Refusal {
    long end = System.nanoTime() + patience.toNanos();
    if (!HERE.tryAcquire() && !waited(patience)) {
      throw busy(folder);
    }
    try {
      Files.createDirectories(folder, OWNERS_FOLDER);
      return new StoreLock(locked(folder, end));
    } catch (IOException | Refusal | RuntimeException e) {
      HERE.release();
      throw e;
    }
  }

  private static boolean waited(Duration patience) {
    try {
      return HERE.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static FileChannel locked(Path folder, long end) throws IOException, Refusal {
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OWNERS_FILE);
    try {
      while (!locked(channel)) {
        if (System.nanoTime() > end) {
          throw busy(folder);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
      return channel;
    } catch (IOException | Refusal | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException ours) {
      return false;
    }
  }

  private static Refusal busy(Path folder) {
    return new Refusal(
        "The change",
        "another command is changing the plugins of " + folder,
        "nobody else at it",
        "Try again when it is done.");
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HERE.release();
    }
  }
}
