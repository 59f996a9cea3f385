package io.myelin.worker.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** What one worker process finds on disk: a folder nobody else may enter, with its socket. */
final class WorkerFolder {
  private final Path root;
  private volatile Path socketFolder;

  private WorkerFolder(Path root) {
    this.root = root;
    this.socketFolder = root;
  }

  static WorkerFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new WorkerFolder(Files.createTempDirectory(parent.toAbsolutePath(), "", owned()));
  }

  private static FileAttribute<?> owned() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * Listens on its socket. Where that cannot lie in the folder, as its path is too long or its disk
   * knows no sockets, it lies in the temporary files.
   */
  ServerSocketChannel listen() throws IOException {
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      try {
        return server.bind(UnixDomainSocketAddress.of(socket()));
      } catch (IOException notHere) {
        socketFolder = Files.createTempDirectory(shortPath(), "myelin-", owned());
        return server.bind(UnixDomainSocketAddress.of(socket()));
      }
    } catch (IOException nowhere) {
      server.close();
      throw nowhere;
    }
  }

  // The temporary files of this JVM may lie just as deep.
  private static Path shortPath() {
    return Path.of(System.getenv().getOrDefault("TMPDIR", "/tmp"));
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

  /** One at a time: two that walk the same folder stumble over each other and leave it. */
  synchronized void delete() {
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
      // what is left goes when the host starts next
    }
  }
}
