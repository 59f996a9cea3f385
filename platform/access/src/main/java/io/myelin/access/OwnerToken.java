package io.myelin.access;

import io.myelin.primitives.DurableFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The secret in the data folder by which the command line on the node's machine proves that its
 * user may read what only the node's owner may. Made anew whenever the node starts, so that what
 * leaked ends with the process.
 */
public record OwnerToken(Path file) {
  /** What it begins with, for tools that look for secrets in the wrong places. */
  public static final String PREFIX = "myo_";

  private static final String MODE = "rw-------";

  public static OwnerToken of(Path dataFolder) {
    return new OwnerToken(dataFolder.resolve("access").resolve("owner.token"));
  }

  /** Makes a new one; the one before counts no longer. */
  public void renew() throws IOException {
    DurableFile.write(file, (PREFIX + Secrets.fresh() + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** As it is in the file; empty where there is none that can be read. */
  public Optional<String> read() {
    try {
      return Optional.of(Files.readString(file).strip()).filter(token -> token.startsWith(PREFIX));
    } catch (IOException none) {
      return Optional.empty();
    }
  }

  /**
   * Whether this is the token of now. One in a file that others may read, or that is a link, counts
   * for nothing.
   */
  public boolean is(String given) {
    try {
      String mode =
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
      if (!mode.equals(MODE) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
    } catch (IOException unreadable) {
      return false;
    }
    return read().filter(token -> Secrets.same(token, given)).isPresent();
  }
}
