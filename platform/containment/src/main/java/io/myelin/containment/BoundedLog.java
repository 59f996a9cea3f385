package io.myelin.containment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Takes a worker's output through a pipe into a file that cannot grow without end: the last bytes
 * stand in {@code FILE} and {@code FILE.1}. Who writes faster than the pace waits in its own pipe.
 */
public final class BoundedLog {
  private static final long FILE_BYTES = 4 << 20;
  private static final long BURST = 2 << 20;
  private static final long PER_SECOND = 256 << 10;

  private final InputStream from;
  private final Path file;
  private final long bytes;
  private final Pace pace;
  private final Thread pump;
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private BoundedLog(InputStream from, Path file, long bytes, String name) {
    this.from = from;
    this.file = file;
    this.bytes = bytes;
    this.pace = new Pace(BURST, PER_SECOND, System.nanoTime());
    this.pump = new Thread(this::pump, "log-" + name);
    pump.setDaemon(true);
  }

  /**
   * Reads until the pipe ends.
   *
   * @param from the worker's output and errors together
   * @param file appended to; it exists when this returns
   * @param name of the worker, for the thread
   * @throws IOException when the file cannot be written
   */
  public static BoundedLog start(InputStream from, Path file, String name) throws IOException {
    return start(from, file, FILE_BYTES, name);
  }

  static BoundedLog start(InputStream from, Path file, long bytes, String name) throws IOException {
    if (Files.isSymbolicLink(file)) {
      Files.delete(file);
    }
    append(file).close();
    BoundedLog log = new BoundedLog(from, file, bytes, name);
    log.pump.start();
    return log;
  }

  /**
   * Shows another log in a file's place, until one of its own is started there; what it held is in
   * {@code FILE.1} then. Nothing is shown on a file system without links.
   *
   * @param log in the same folder
   */
  public static void show(Path log, Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(file);
    try {
      Files.createSymbolicLink(file, log.getFileName());
    } catch (UnsupportedOperationException | FileSystemException withoutLinks) {
      append(file).close();
    }
  }

  private static Path older(Path file) {
    return file.resolveSibling(file.getFileName() + ".1");
  }

  private static OutputStream append(Path file) throws IOException {
    return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void pump() {
    try (from) {
      byte[] part = new byte[8192];
      for (int read = from.read(part); read >= 0; read = from.read(part)) {
        write(part, read);
        Duration rest = pace.take(read, System.nanoTime());
        if (!rest.isZero()) {
          Thread.sleep(rest.toMillis());
        }
      }
    } catch (IOException e) {
      // the pipe is closed now, so who still writes into it is told so
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      ended.complete(true);
    }
  }

  private void write(byte[] part, int length) throws IOException {
    if (Files.exists(file) && Files.size(file) + length > bytes) {
      Files.move(file, older(file), StandardCopyOption.REPLACE_EXISTING);
    }
    try (OutputStream out = append(file)) {
      out.write(part, 0, length);
    }
  }

  /** Waits for what a process that has ended left in the pipe, in spite of interrupts. */
  public void finish(Duration limit) {
    Waiting.ended(ended, limit);
  }
}
