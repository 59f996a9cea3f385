package io.myelin.text;

import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.logging.Logger;

/** The validator's text, which no miner's model should have seen. */
record PrivateText(byte[] bytes) {
  private static final Logger LOG = Logger.getLogger(PrivateText.class.getName());

  /** The setting of who knows that everybody has this text. */
  static final String BUNDLED = "bundled";

  /** How much of the text before a position a miner is shown. */
  static final int PROMPT = 160;

  /** The longest truth or completion asked for. */
  static final int COMPLETION = 64;

  private static final int LEAST = 4 * (PROMPT + COMPLETION);

  static PrivateText of(PluginContext context) throws IOException {
    Optional<String> path = context.setting("text");
    if (path.isPresent() && !path.get().equals(BUNDLED)) {
      return checked(path.get(), read(Path.of(path.get())));
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
        throw PluginException.operator("TEXT_MISSING", "the jar lacks held-out.txt; rebuild it");
      }
      return checked("held-out.txt", bundled.readAllBytes());
    }
  }

  private static byte[] read(Path path) throws IOException {
    try {
      return Files.readAllBytes(path);
    } catch (NoSuchFileException e) {
      throw PluginException.operator(
          "TEXT_MISSING", "private text " + path + " does not exist; correct the setting text");
    }
  }

  private static PrivateText checked(String name, byte[] bytes) {
    if (bytes.length < LEAST) {
      throw PluginException.operator(
          "TEXT_SHORT",
          "private text " + name + " has " + bytes.length + " bytes; needed at least " + LEAST);
    }
    return new PrivateText(bytes);
  }

  /** A position with a whole prompt before it and a whole completion after it. */
  int position(SeededChoice choice) {
    return PROMPT + choice.below(bytes.length - PROMPT - COMPLETION);
  }

  byte[] promptAt(int position) {
    return Arrays.copyOfRange(bytes, position - PROMPT, position);
  }

  byte[] truthAt(int position, int length) {
    return Arrays.copyOfRange(bytes, position, position + length);
  }
}
