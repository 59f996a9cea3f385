package io.myelin.plugins.store;

import io.myelin.plugins.Refusal;
import io.myelin.plugins.jar.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Files named by their SHA-256, for their owner to read only. One that is there is whole: it gets
 * its name when it has been written and synced.
 */
public final class ContentFolder {
  private static final FileAttribute<?> OWNERS_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private static final String FRESH = ".new-";

  private final Path folder;
  private final String ending;

  /**
   * @param ending of the names, such as ".jar"
   */
  public ContentFolder(Path folder, String ending) {
    this.folder = folder;
    this.ending = ending;
  }

  /** A copy nobody knows yet; gone when it is closed without being kept. */
  public final class Incoming implements AutoCloseable {
    private final Path file;
    private final String sha256;

    private Incoming(Path file, String sha256) {
      this.file = file;
      this.sha256 = sha256;
    }

    public Path file() {
      return file;
    }

    public String sha256() {
      return sha256;
    }

    /** Gives it its name. */
    public Path keep() throws IOException {
      Path kept = path(sha256);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
      Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
      return kept;
    }

    @Override
    public void close() throws IOException {
      Files.deleteIfExists(file);
    }
  }

  /** Where a file of this digest lies, or would lie. */
  public Path path(String sha256) {
    return folder.resolve(sha256 + ending);
  }

  public boolean has(String sha256) {
    return Files.isRegularFile(path(sha256));
  }

  /**
   * Copies what comes in.
   *
   * @param what it is called towards the operator
   * @param most bytes that are taken
   */
  public Incoming take(InputStream in, String what, long most) throws IOException, Refusal {
    Files.createDirectories(folder, OWNERS_FOLDER);
    Path file =
        Files.createTempFile(folder, FRESH + ProcessHandle.current().pid() + "-", "", OWNERS_FILE);
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE), OWNERS_FILE)) {
      BoundedInput bounded = new BoundedInput(in, most);
      String sha256 = Sha256.copy(bounded, Channels.newOutputStream(channel));
      if (bounded.more()) {
        throw new Refusal(
            what, "it has more than " + most + " bytes", "at most that", "Name a smaller file.");
      }
      channel.force(true);
      return new Incoming(file, sha256);
    } catch (IOException | Refusal | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Whether a file is there and is what its name says; reads all of it. */
  public boolean intact(String sha256) throws IOException {
    if (!has(sha256)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(path(sha256))) {
      return Sha256.of(in).equals(sha256);
    }
  }

  /** Names of the files in it, without their ending. */
  public List<String> names() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending) && !name.startsWith("."))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    }
  }

  /** Deletes what copying left that was interrupted by the end of its process. */
  public void sweep() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(FRESH) && !copying(name)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static boolean copying(String name) {
    String pid = name.substring(FRESH.length()).replaceFirst("-.*", "");
    return pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isPresent();
  }

  public void delete(String sha256) throws IOException {
    Files.deleteIfExists(path(sha256));
  }
}
