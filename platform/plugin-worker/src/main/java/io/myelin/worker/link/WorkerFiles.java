package io.myelin.worker.link;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Files in a worker's folder, as its host opens them. Whoever runs there may put a link in the
 * place of every folder and file at any moment, so each step is taken from the folder before it and
 * follows none.
 */
final class WorkerFiles {
  /** Where the host puts what the worker asks for. */
  static final String GIVEN = "given";

  private final Path root;
  private final AtomicLong names = new AtomicLong();

  /** Something with an open file. */
  interface Use<T> {
    T of(SeekableByteChannel file) throws IOException;
  }

  /**
   * @param root which the worker itself cannot replace
   */
  WorkerFiles(Path root) {
    this.root = root;
  }

  /**
   * Reads a file of the worker's.
   *
   * @param named by its path, as the worker knows it
   * @throws IOException when it lies elsewhere or is none
   */
  <T> T read(String named, Use<T> use) throws IOException {
    Path path = Path.of(named).normalize();
    if (!path.startsWith(root) || path.equals(root)) {
      throw new IOException(named + " does not lie in the worker's folder");
    }
    Path inside = root.relativize(path);
    try (DirectoryStream<Path> top = Files.newDirectoryStream(root)) {
      return read(secure(top), inside, named, use);
    }
  }

  private static <T> T read(SecureDirectoryStream<Path> folder, Path rest, String named, Use<T> use)
      throws IOException {
    if (rest.getNameCount() > 1) {
      try (SecureDirectoryStream<Path> next =
          folder.newDirectoryStream(rest.getName(0), LinkOption.NOFOLLOW_LINKS)) {
        return read(next, rest.subpath(1, rest.getNameCount()), named, use);
      }
    }
    BasicFileAttributes facts =
        folder
            .getFileAttributeView(rest, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    if (!facts.isRegularFile()) {
      throw new IOException(named + " is no file");
    }
    try (SeekableByteChannel file =
        folder.newByteChannel(rest, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
      return use.of(file);
    }
  }

  /**
   * Writes a file for the worker to read.
   *
   * @return its path, as the worker knows it
   */
  Path give(Use<Long> writing) throws IOException {
    Path name = Path.of(Long.toString(names.incrementAndGet()));
    try (DirectoryStream<Path> top = Files.newDirectoryStream(root);
        SecureDirectoryStream<Path> folder =
            secure(top).newDirectoryStream(Path.of(GIVEN), LinkOption.NOFOLLOW_LINKS);
        SeekableByteChannel file =
            folder.newByteChannel(
                name,
                Set.of(
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE,
                    LinkOption.NOFOLLOW_LINKS))) {
      writing.of(file);
    }
    return root.resolve(GIVEN).resolve(name);
  }

  private static SecureDirectoryStream<Path> secure(DirectoryStream<Path> folder)
      throws IOException {
    if (folder instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    throw new IOException(
        "this system opens no files relative to a folder, without which links cannot be avoided");
  }
}
