package io.myelin.containment;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * What a worker uses at a moment, as its host reads it; 0 where the system does not say.
 *
 * @param residentBytes memory
 * @param diskBytes files of its own folder, and those it deleted and still holds open
 * @param entries files and folders in it; counting stops a little above the limit
 */
public record Usage(int threads, int openFiles, long residentBytes, long diskBytes, int entries) {

  /** Nothing is known. */
  public static final Usage UNKNOWN = new Usage(0, 0, 0, 0, 0);

  /**
   * Reads them; never fails, as the process may end meanwhile.
   *
   * @param pid of the process that runs the plugin
   * @param own its folder
   */
  public static Usage of(long pid, Path own, Limits limits) {
    Path process = Path.of("/proc", Long.toString(pid));
    Folder folder = new Folder(limits.entries());
    folder.walk(own);
    int[] open = new int[1];
    long[] hidden = new long[1];
    each(
        process.resolve("fd"),
        descriptor -> {
          open[0]++;
          hidden[0] += deleted(descriptor, own);
        });
    int[] threads = new int[1];
    each(process.resolve("task"), thread -> threads[0]++);
    return new Usage(
        threads[0], open[0], resident(process), folder.bytes + hidden[0], folder.entries);
  }

  /** Why the worker has to end, in a sentence; empty while it keeps within its limits. */
  public Optional<String> excess(Limits limits) {
    if (threads > limits.threads()) {
      return Optional.of(
          "it runs " + threads + " threads, at most " + limits.threads() + " are allowed");
    }
    if (diskBytes > limits.diskBytes()) {
      return Optional.of(
          "its folder holds "
              + (diskBytes >> 20)
              + " MB, at most "
              + (limits.diskBytes() >> 20)
              + " MB are allowed");
    }
    if (entries > limits.entries()) {
      return Optional.of(
          "its folder holds more than " + limits.entries() + " files, no more are allowed");
    }
    return Optional.empty();
  }

  private static long deleted(Path descriptor, Path own) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith(own.toString()) && target.endsWith(" (deleted)")
          ? Files.size(descriptor)
          : 0;
    } catch (IOException closed) {
      return 0;
    }
  }

  private static long resident(Path process) {
    try {
      return Files.readAllLines(process.resolve("status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException gone) {
      return 0;
    }
  }

  private interface Entry {
    void take(Path path);
  }

  private static void each(Path folder, Entry entry) {
    try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
      paths.forEach(entry::take);
    } catch (IOException gone) {
      // counted as nothing
    }
  }

  /** Follows no link, so nobody else's files are counted. */
  private static final class Folder extends SimpleFileVisitor<Path> {
    private final int most;
    private int entries;
    private long bytes;

    Folder(int most) {
      this.most = most;
    }

    void walk(Path root) {
      try {
        Files.walkFileTree(root, this);
      } catch (IOException gone) {
        // what was counted so far counts
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      bytes += attributes.size();
      return count();
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return count();
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException gone) {
      return count();
    }

    private FileVisitResult count() {
      entries++;
      return entries > most ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
  }
}
