package io.myelin.embedding;

import io.myelin.spi.Context;
import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The validator's text, which no miner should know, and passages cut out of it. */
record Passages(String text) {
  /** The setting of who knows that everybody has this text. */
  static final String BUNDLED = "bundled";

  /** About the characters of half a passage. */
  static final int HALF = 200;

  /** How far a cut moves to fall between two words. */
  private static final int SLACK = 30;

  private static final int STRETCH = 2 * HALF + 2 * SLACK;

  /** Two halves that follow each other, without white space at their ends. */
  record Passage(String first, String second) {}

  static Passages of(Context context, Optional<Path> file, int atOnce) throws IOException {
    if (file.isPresent() && !file.get().toString().equals(BUNDLED)) {
      return checked(file.get().toString(), read(file.get()), atOnce);
    }
    if (file.isEmpty()) {
      context
          .logger()
          .log(
              Level.WARNING,
              "The setting text is missing: questions come from the text in the plugin's jar,"
                  + " which every miner has, so its scores show who looks them up. Needed: the"
                  + " path of a text of the validator's own; text = "
                  + BUNDLED
                  + " is for trying out.");
    }
    try (InputStream bundled = Passages.class.getResourceAsStream("held-out.txt")) {
      if (bundled == null) {
        throw SubnetException.operator("TEXT_MISSING", "the jar lacks held-out.txt; rebuild it");
      }
      return checked(
          "held-out.txt", new String(bundled.readAllBytes(), StandardCharsets.UTF_8), atOnce);
    }
  }

  private static String read(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw SubnetException.operator(
          "TEXT_MISSING", "private text " + file + " does not exist; correct the setting text");
    } catch (CharacterCodingException e) {
      throw SubnetException.operator(
          "TEXT_ENCODING", "private text " + file + " is not UTF-8; write it anew in UTF-8");
    }
  }

  private static Passages checked(String name, String text, int atOnce) {
    String plain = text.strip().replaceAll("\\s+", " ");
    if (plain.length() < atOnce * STRETCH) {
      throw SubnetException.operator(
          "TEXT_SHORT",
          "private text "
              + name
              + " has "
              + plain.length()
              + " characters; needed at least "
              + atOnce * STRETCH);
    }
    return new Passages(plain);
  }

  /**
   * Cuts passages that do not overlap.
   *
   * @param count at most as many as the text was checked for
   */
  Passage[] draw(RandomGenerator random, int count) {
    int stretches = text.length() / STRETCH;
    int[] places = Shuffle.of(stretches, random);
    int shift = random.nextInt(text.length() - stretches * STRETCH + 1);
    Passage[] passages = new Passage[count];
    for (int i = 0; i < count; i++) {
      passages[i] = at(shift + places[i] * STRETCH);
    }
    return passages;
  }

  private Passage at(int from) {
    int begin = cut(from);
    int middle = cut(begin + HALF);
    int end = Math.min(text.length(), cut(middle + HALF));
    return new Passage(text.substring(begin, middle).strip(), text.substring(middle, end).strip());
  }

  /** The next end of a word; where a script has none, the next character. */
  private int cut(int near) {
    int space = text.indexOf(' ', near);
    if (space >= 0 && space - near < SLACK / 2) {
      return space;
    }
    return near > 0 && near < text.length() && Character.isLowSurrogate(text.charAt(near))
        ? near + 1
        : near;
  }
}
