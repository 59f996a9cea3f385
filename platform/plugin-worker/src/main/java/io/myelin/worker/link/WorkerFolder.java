package io.myelin.worker.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** What one worker process finds on disk: a folder nobody else may enter, with its socket. */
final class WorkerFolder {
  /** Linux takes paths of 107 bytes for a socket, macOS of 103. */
  private static final int LONGEST_SOCKET = 100;

  private final Path root;
  private final Path socketFolder;

  private WorkerFolder(Path root, Path socketFolder) {
    this.root = root;
    this.socketFolder = socketFolder;
  }

  /**
   * A new folder; where its path is too long for a socket, that one lies in the temporary files.
   */
  static WorkerFolder in(Path parent) throws IOException {
    FileAttribute<?> owned =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    Files.createDirectories(parent);
    Path root = Files.createTempDirectory(parent.toAbsolutePath(), "", owned);
    boolean fits =
        root.resolve("s").toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST_SOCKET;
    try {
      return new WorkerFolder(root, fits ? root : Files.createTempDirectory("myelin-", owned));
    } catch (IOException e) {
      deleteAll(root);
      throw e;
    }
  }

  Path root() {
    return root;
  }

  Path socket() {
    return socketFolder.resolve("s");
  }

  /** The socket is only needed until the worker has connected. */
  void deleteSocket() throws IOException {
    Files.delete(socket());
    if (!socketFolder.equals(root)) {
      Files.delete(socketFolder);
    }
  }

  void delete() {
    deleteAll(socketFolder);
    deleteAll(root);
  }

  private static void deleteAll(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException ignored) {
      // a second deletion may race with the first; what is left goes when the host starts next
    }
  }
}
