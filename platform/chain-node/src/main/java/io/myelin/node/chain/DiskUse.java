package io.myelin.node.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/**
 * What the folders of a data folder take. Counting reads every folder, so it is done once in a
 * while, however many ask.
 */
public final class DiskUse {
  /** Counted each for itself; the rest is {@link #OTHER}. */
  public static final List<String> PARTS =
      List.of("chain", "index", "models", "plugins", "blobs", "evidence", "logs");

  public static final String OTHER = "other";

  /** Less than this and a node soon keeps no block; four times what a start asks for. */
  public static final long LITTLE = 2L << 30;

  private static final long FRESH = Duration.ofMinutes(1).toNanos();

  private final Path data;
  private final LongSupplier nanos;
  private Optional<Counted> last = Optional.empty();
  private long counted;

  DiskUse(Path data, LongSupplier nanos) {
    this.data = data;
    this.nanos = nanos;
  }

  public DiskUse(Path data) {
    this(data, System::nanoTime);
  }

  /**
   * Bytes.
   *
   * @param parts of the files in each of {@link #PARTS} and in the rest
   * @param size of the volume
   * @param free what this process may still use of it
   */
  public record Counted(Instant at, Map<String, Long> parts, long size, long free) {
    /** Of one of the parts. */
    public long bytes(String part) {
      return parts.getOrDefault(part, 0L);
    }

    /** Whether somebody has to make room. */
    public boolean little() {
      return free < LITTLE;
    }
  }

  /**
   * What was counted last, at most a minute ago.
   *
   * @throws UncheckedIOException when the data folder cannot be read
   */
  public synchronized Counted counted() {
    if (last.isEmpty() || nanos.getAsLong() - counted > FRESH) {
      last = Optional.of(count());
      counted = nanos.getAsLong();
    }
    return last.orElseThrow();
  }

  private Counted count() {
    SortedMap<String, Long> parts = new TreeMap<>();
    PARTS.forEach(part -> parts.put(part, 0L));
    parts.put(OTHER, 0L);
    try (DirectoryStream<Path> all = Files.newDirectoryStream(data)) {
      for (Path each : all) {
        String name = String.valueOf(each.getFileName());
        parts.merge(PARTS.contains(name) ? name : OTHER, bytes(each), Long::sum);
      }
      FileStore volume = Files.getFileStore(data);
      return new Counted(
          Instant.now(), Map.copyOf(parts), volume.getTotalSpace(), volume.getUsableSpace());
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  /** A folder may be a link to a larger disk; links further down are not gone after. */
  private static long bytes(Path of) throws IOException {
    Sum sum = new Sum();
    try {
      Files.walkFileTree(Files.isDirectory(of) ? of.toRealPath() : of, sum);
    } catch (NoSuchFileException gone) {
      return 0;
    }
    return sum.bytes;
  }

  private static final class Sum extends SimpleFileVisitor<Path> {
    private long bytes;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
      bytes += is.isRegularFile() ? is.size() : 0;
      return FileVisitResult.CONTINUE;
    }

    /** Stores remove files while they are counted. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
      return FileVisitResult.CONTINUE;
    }
  }
}
