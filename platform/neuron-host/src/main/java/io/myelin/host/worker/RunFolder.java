package io.myelin.host.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What workers find on disk, below a data folder's {@code run}: a folder for each process, and the
 * jars they are started from. A host that was killed leaves the folders of its workers behind, so
 * the next one begins with an empty place.
 */
public final class RunFolder {
  private final Path workers;
  private final Path jars;

  private RunFolder(Path workers, Path jars) {
    this.workers = workers;
    this.jars = jars;
  }

  /** Takes away what an earlier host left; to be called while no worker of this folder runs. */
  public static RunFolder prepare(Path run) throws IOException {
    return new RunFolder(empty(run.resolve("workers")), empty(run.resolve("jars")));
  }

  Path workers() {
    return workers;
  }

  /**
   * A copy that stays as it is while a build replaces the original: a worker that starts again must
   * not meet half a jar. A jar that is missing has no copy; whoever opens it says which.
   */
  public Path copy(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return jar;
    }
    Path copy = jars.resolve(jar.getFileName().toString());
    return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Path empty(Path folder) throws IOException {
    Path absolute = Files.createDirectories(folder.toAbsolutePath());
    try (Stream<Path> files = Files.walk(absolute)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(absolute)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return absolute;
  }
}
