package io.myelin.ledger;

import java.nio.file.AccessDeniedException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the machine or its operator withholds for the moment. A file that cannot be opened because
 * of it is as good as it was, so nobody may be told to remove anything.
 */
public enum Shortage {
  OPEN_FILES(
      "Too many open files",
      "raise the limit of open files (ulimit -n, or LimitNOFILE of the service) and start again"),
  DISK(
      "No space left on device|Disk quota exceeded|File too large",
      "free some disk and start again"),
  PERMISSION(
      "Permission denied|Operation not permitted|Read-only file system",
      "let the user who runs the node read and write there, and start again"),
  MEMORY(
      "Cannot allocate memory|Resource temporarily unavailable",
      "free some memory and start again");

  private final Pattern words;
  private final String remedy;

  Shortage(String words, String remedy) {
    this.words = Pattern.compile(words);
    this.remedy = remedy;
  }

  /** What to do, as the end of a sentence. */
  public String remedy() {
    return remedy;
  }

  /** The shortage behind a failure, in the words of the system that RocksDB and Java pass on. */
  public static Optional<Shortage> behind(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .flatMap(Shortage::in)
        .findFirst();
  }

  private static Stream<Shortage> in(Throwable cause) {
    if (cause instanceof AccessDeniedException) {
      return Stream.of(PERMISSION);
    }
    String message = String.valueOf(cause.getMessage());
    return Stream.of(values()).filter(shortage -> shortage.words.matcher(message).find());
  }
}
