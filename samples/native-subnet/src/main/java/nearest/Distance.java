package nearest;

import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import jnr.ffi.LibraryLoader;
import jnr.ffi.annotations.In;

/** The C function of this jar, {@code src/main/c/distance.c}. */
final class Distance {
  static final String LIBRARY = "libdistance.so";

  private final Functions functions;

  private Distance(Functions functions) {
    this.functions = functions;
  }

  /** Public because the class that FFI makes of it lives in a loader of its own. */
  public interface Functions {
    int edit_distance(@In byte[] one, int ones, @In byte[] other, int others);
  }

  /** A worker may load what lies in its own folder; the jar itself is not a file to map. */
  static Distance load(Path scratch) throws IOException {
    Path file = scratch.resolve(LIBRARY);
    Files.write(file, bytes().orElseThrow(Distance::missing));
    return new Distance(LibraryLoader.create(Functions.class).load(file.toString()));
  }

  private static SubnetException missing() {
    return SubnetException.operator(
        "LIBRARY_MISSING",
        "this jar has no "
            + LIBRARY
            + ": no C compiler was there when it was built; install one (cc) and build it again");
  }

  /**
   * What the operator grants is this very file; empty when the jar was built without a compiler.
   */
  static Optional<String> sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return bytes().map(digest::digest).map(HexFormat.of()::formatHex);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<byte[]> bytes() throws IOException {
    try (InputStream in = Distance.class.getResourceAsStream("/native/" + LIBRARY)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    }
  }

  /** Fewest edits between two texts of at most 256 bytes. */
  int between(byte[] one, byte[] other) {
    return functions.edit_distance(one, one.length, other, other.length);
  }
}
