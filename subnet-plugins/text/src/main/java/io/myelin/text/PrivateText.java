package io.myelin.text;

import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/** The validator's text, which no miner's model should have seen. */
record PrivateText(byte[] bytes) {
  private static final Logger LOG = Logger.getLogger(PrivateText.class.getName());

  /** The setting of who knows that everybody has this text. */
  static final Path BUNDLED = Path.of("bundled");

  /** How much of the text before a position a miner is shown. */
  static final int PROMPT = 160;

  /** The longest truth or completion asked for. */
  static final int COMPLETION = 64;

  private static final int LEAST = 4 * (PROMPT + COMPLETION);

  /**
   * @param path the setting text
   */
  static PrivateText of(Optional<Path> path) throws IOException {
    if (path.isPresent() && !path.get().equals(BUNDLED)) {
      return checked(path.get().toString(), read(path.get()));
    }
    if (path.isEmpty()) {
      LOG.warning(
          "The setting text is missing: questions come from the text in the plugin's jar, which"
              + " every miner has, so its scores show who looks them up. Needed: the path of a text"
              + " of the validator's own; text = "
              + BUNDLED
              + " is for trying out.");
    }
    try (InputStream bundled = PrivateText.class.getResourceAsStream("held-out.txt")) {
      if (bundled == null) {
        throw SubnetException.operator("TEXT_MISSING", "the jar lacks held-out.txt; rebuild it");
      }
      return checked("held-out.txt", bundled.readAllBytes());
    }
  }

  private static byte[] read(Path path) throws IOException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw SubnetException.operator(
          "TEXT_MISSING", "private text " + path + " does not exist; correct the setting text");
    }
  }

  private static PrivateText checked(String name, byte[] bytes) {
    if (bytes.length < LEAST) {
      throw SubnetException.operator(
          "TEXT_SHORT",
          "private text " + name + " has " + bytes.length + " bytes; needed at least " + LEAST);
    }
    return new PrivateText(bytes);
  }

  /** A position with a whole prompt before it and a whole completion after it. */
  int position(RandomGenerator random) {
    return PROMPT + random.nextInt(bytes.length - PROMPT - COMPLETION);
  }

  byte[] promptAt(int position) {
    return Arrays.copyOfRange(bytes, position - PROMPT, position);
  }

  byte[] truthAt(int position, int length) {
    return Arrays.copyOfRange(bytes, position, position + length);
  }
}
