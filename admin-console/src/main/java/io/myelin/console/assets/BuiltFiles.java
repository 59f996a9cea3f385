package io.myelin.console.assets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What build/Start.java left among the classes: pages, routes and compressed assets. For who works
 * on the pages, {@code MYELIN_CONSOLE_FILES} names the folder where the build leaves them, so that
 * a running node shows them without a restart.
 */
public final class BuiltFiles {
  private static final Optional<Path> FOLDER =
      Optional.ofNullable(System.getenv("MYELIN_CONSOLE_FILES")).map(Path::of);

  private BuiltFiles() {}

  /**
   * @throws IllegalStateException when it is not there: the WAR was built without the browser's
   *     part
   */
  public static String text(String name) {
    return bytes(name)
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    name
                        + " is missing in the console's WAR; build it with Maven, which runs"
                        + " admin-console/build/Start.java"));
  }

  static Optional<byte[]> bytes(String name) {
    try (InputStream in = open(name)) {
      return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String name) throws IOException {
    if (FOLDER.isEmpty()) {
      return BuiltFiles.class.getResourceAsStream("/console/" + name);
    }
    Path file = FOLDER.get().resolve(name);
    return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
  }
}
