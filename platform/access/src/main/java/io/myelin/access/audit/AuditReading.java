package io.myelin.access.audit;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What was found in a log, from its first byte to its last.
 *
 * @param entries how many whole entries follow each other without fault
 * @param head the hash of the last of these
 * @param bytes where the next one begins
 * @param torn how many bytes of an unfinished line stand at the end, as a kill leaves them
 * @param fault what is wrong after these entries; empty when nothing is
 */
public record AuditReading(
    long entries, String head, long bytes, long torn, Optional<String> fault) {
  /** Longer than any entry that is written. */
  private static final int LONGEST = 64 << 10;

  /** Whether every byte of the file belongs to an entry that is as it was written. */
  public boolean sound() {
    return torn == 0 && fault.isEmpty();
  }

  /** Reads the whole file, and hands on the entries up to the first that is not sound. */
  public static AuditReading of(Path file, Consumer<AuditEntry> entry) throws IOException {
    return new AuditReading(0, AuditLine.NOTHING, 0, 0, Optional.empty()).goneOn(file, entry);
  }

  /** Reads what came since, which has to follow from what was read then. */
  AuditReading goneOn(Path file, Consumer<AuditEntry> entry) throws IOException {
    if (!Files.exists(file)) {
      return new AuditReading(0, AuditLine.NOTHING, 0, 0, Optional.empty());
    }
    long entries = this.entries;
    long bytes = this.bytes;
    String head = this.head;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.skipNBytes(bytes);
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b != '\n' && line.size() < LONGEST) {
          line.write(b);
          continue;
        }
        try {
          AuditEntry read = AuditLine.read(line.toByteArray(), entries + 1, head);
          entry.accept(read);
          head = read.hash();
          entries++;
          bytes += line.size() + 1;
          line.reset();
        } catch (AuditLine.BrokenException broken) {
          String fault = "line " + (entries + 1) + " is broken: " + broken.getMessage();
          return new AuditReading(entries, head, bytes, 0, Optional.of(fault));
        }
      }
    }
    return new AuditReading(entries, head, bytes, line.size(), Optional.empty());
  }
}
