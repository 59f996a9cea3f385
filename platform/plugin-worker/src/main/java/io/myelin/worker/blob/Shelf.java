package io.myelin.worker.blob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A bounded place for bytes. What was brought longest ago goes first, and of one moment the
 * smallest digest; what is brought again counts as new.
 */
public final class Shelf {
  private static final int CHUNK = 1 << 18;

  /** What a host that was killed left half-written is as old as this when nobody writes it. */
  private static final Duration LONGEST_WRITING = Duration.ofHours(1);

  private static final String UNFINISHED = "new-";

  private final Path folder;
  private final long most;
  private final Duration age;
  private final InstantSource clock;
  private final Set<Path> whole;

  private record Kept(Path file, long bytes, Instant since) {}

  /**
   * @param whole the files whose digest was computed
   */
  Shelf(Path folder, long most, Duration age, InstantSource clock, Set<Path> whole) {
    this.folder = folder;
    this.most = most;
    this.age = age;
    this.clock = clock;
    this.whole = whole;
  }

  /**
   * Bytes that come bit by bit.
   *
   * @param bytes how many are taken at most
   */
  public Incoming begin(long bytes) throws IOException {
    Files.createDirectories(folder);
    return new Incoming(
        this,
        Files.createTempFile(folder, UNFINISHED, ""),
        Math.min(bytes, Math.min(most, BlobStore.LARGEST)));
  }

  /**
   * Takes all that a stream has.
   *
   * @throws BlobRefusedException when it has more than {@code bytes}
   */
  public Blob put(InputStream in, long bytes) throws IOException {
    try (Incoming incoming = begin(bytes)) {
      byte[] chunk = new byte[CHUNK];
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        incoming.write(chunk, 0, read);
      }
      return incoming.keep(Optional.empty());
    }
  }

  /** Keeps here, too, what lies on another shelf: evidence outlives what it is evidence of. */
  public void keep(Blob other) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(other.sha256());
    synchronized (this) {
      if (!Files.exists(file)) {
        makeRoom(other.bytes());
        Files.createLink(file, other.file());
        whole.add(file);
      }
      touch(file);
    }
  }

  synchronized Blob take(Path fresh, String sha256, long bytes) throws IOException {
    Path file = folder.resolve(sha256);
    touch(fresh);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      makeRoom(bytes);
    }
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("r--r--r--"));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    whole.add(file);
    return new Blob(sha256, bytes, file);
  }

  private void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
  }

  private void makeRoom(long bytes) throws IOException {
    Instant now = clock.instant();
    List<Kept> kept = kept(now);
    long sum = kept.stream().mapToLong(Kept::bytes).sum();
    for (Kept each : kept) {
      if (sum + bytes > most || each.since().plus(age).isBefore(now)) {
        Files.deleteIfExists(each.file());
        whole.remove(each.file());
        sum -= each.bytes();
      }
    }
  }

  /** The oldest first; what nobody finishes goes. */
  private List<Kept> kept(Instant now) throws IOException {
    List<Kept> kept = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
        Instant since = facts.lastModifiedTime().toInstant();
        if (!file.getFileName().toString().startsWith(UNFINISHED)) {
          kept.add(new Kept(file, facts.size(), since));
        } else if (since.plus(LONGEST_WRITING).isBefore(now)) {
          Files.deleteIfExists(file);
        }
      }
    }
    kept.sort(Comparator.comparing(Kept::since).thenComparing(each -> each.file().getFileName()));
    return kept;
  }
}
