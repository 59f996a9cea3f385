package io.myelin.access.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The log of a data folder. The node and the commands write it, each entry under a lock of the file
 * and on the disk before anybody is told that the deed is done.
 *
 * <p>An unfinished line that a kill left at the end is cut off by the next entry, which says so. A
 * log that is broken otherwise takes no entry: who finds it has to look at it first.
 */
public final class AuditLog {
  /** How long a reading of all of it counts for who asks often. */
  private static final Duration CHECKED = Duration.ofMinutes(10);

  /** Of the file, for one page of it. */
  private static final long MOST_READ = 4 << 20;

  private final Path file;
  private final InstantSource clock;
  private AuditReading known;
  private AuditReading checked;
  private Instant checkedUntil = Instant.EPOCH;

  private AuditLog(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.known = new AuditReading(0, AuditLine.NOTHING, 0, 0, Optional.empty());
    this.checked = known;
  }

  public static AuditLog of(Path dataFolder, InstantSource clock) {
    return new AuditLog(dataFolder.resolve("access").resolve("audit.log"), clock);
  }

  public Path file() {
    return file;
  }

  /**
   * Adds an entry; it is on the disk when this returns.
   *
   * @throws AuditException when the log is broken or cannot be written: what was to be done must
   *     not be done
   */
  public synchronized AuditEntry add(Deed deed) throws AuditException {
    try {
      Files.createDirectories(
          file.toAbsolutePath().getParent(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (FileChannel channel =
              FileChannel.open(
                  file,
                  Set.of(
                      StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          FileLock lock = channel.lock()) {
        if (!lock.isValid()) {
          throw new IOException("it could not be locked");
        }
        return add(channel, deed);
      }
    } catch (IOException e) {
      throw new AuditException(
          "The audit log "
              + file
              + " could not be written ("
              + e.getMessage()
              + "); nothing was"
              + " changed. Make room or mend its permissions, and try again.");
    }
  }

  private AuditEntry add(FileChannel channel, Deed deed) throws IOException, AuditException {
    if (channel.size() != known.bytes()) {
      known =
          channel.size() > known.bytes() && known.fault().isEmpty()
              ? known.goneOn(file, entry -> {})
              : AuditReading.of(file, entry -> {});
    }
    if (known.fault().isPresent()) {
      throw new AuditException(
          "The audit log "
              + file
              + " is not whole: "
              + known.fault().get()
              + "; nothing was"
              + " changed. Look at it (./myelin audit verify), then move it away: the next change"
              + " begins a new one.");
    }
    if (known.torn() > 0) {
      long torn = known.torn();
      channel.truncate(known.bytes());
      write(
          channel,
          new Deed(
              "myelin",
              "",
              "none",
              "audit.mend",
              file.getFileName().toString(),
              "done",
              Optional.of(torn + " bytes of an entry that was never finished"),
              Optional.of("cut off"),
              "local"));
    }
    return write(channel, deed);
  }

  private AuditEntry write(FileChannel channel, Deed deed) throws IOException {
    long number = known.entries() + 1;
    Instant at = clock.instant();
    byte[] line = AuditLine.write(number, at, deed, known.head());
    ByteBuffer bytes = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
    channel.position(known.bytes());
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
    channel.force(true);
    String hash = new String(line, 0, AuditLine.NOTHING.length(), StandardCharsets.US_ASCII);
    known = new AuditReading(number, hash, known.bytes() + line.length + 1, 0, Optional.empty());
    return new AuditEntry(number, at, deed, hash);
  }

  /** Reads it all, whoever writes it meanwhile. */
  public AuditReading verify() throws IOException {
    return AuditReading.of(file, entry -> {});
  }

  /** The same for who asks often: all of it is read once in a while, and else what is new. */
  public synchronized AuditReading checked() throws IOException {
    Instant now = clock.instant();
    boolean shorter = Files.exists(file) && Files.size(file) < checked.bytes();
    if (now.isAfter(checkedUntil) || shorter || !Files.exists(file)) {
      checked = verify();
      checkedUntil = now.plus(CHECKED);
    } else if (checked.fault().isEmpty()) {
      checked = checked.goneOn(file, entry -> {});
    }
    return checked;
  }

  /** The newest entries that fit, newest first; at most so many, all before a number. */
  public List<AuditEntry> newest(int most, long before, Predicate<AuditEntry> fits)
      throws IOException {
    return AuditTail.read(file, most, before, Long.MAX_VALUE, fits).entries();
  }

  /** The same, which reads no more than a part of the log and says where to go on. */
  public AuditPage page(int most, long before, Predicate<AuditEntry> fits) throws IOException {
    return AuditTail.read(file, most, before, MOST_READ, fits);
  }
}
