package io.myelin.router;

import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A text that items are made of, so that it is known what follows. */
record ItemText(String text) {
  /** An item and the number of the choice that follows. */
  record Known(Item item, int right) {}

  static final int CHOICES = 6;
  private static final int LENGTH = 300;
  private static final int LEAST = 40 * LENGTH;

  /**
   * @throws SubnetException OPERATOR when the file cannot be used
   */
  static ItemText read(Path file) throws IOException {
    try {
      // half of a surrogate pair cannot be sent
      String plain = Files.readString(file).replaceAll("[^\\u0000-\\uffff]", "");
      return new ItemText(plain).checked(file.toString());
    } catch (NoSuchFileException e) {
      throw SubnetException.operator(
          "TEXT_MISSING", "text " + file + " does not exist; correct the setting");
    } catch (CharacterCodingException e) {
      throw SubnetException.operator(
          "TEXT_ENCODING", "text " + file + " is not UTF-8; write it anew in UTF-8");
    }
  }

  /**
   * One half of the text in the jar.
   *
   * @param second the half for exams; the other is for practice
   */
  static ItemText bundled(boolean second) throws IOException {
    try (InputStream in = ItemText.class.getResourceAsStream("held-out.txt")) {
      if (in == null) {
        throw SubnetException.operator("TEXT_MISSING", "the jar lacks held-out.txt; rebuild it");
      }
      String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int half = all.length() / 2;
      return new ItemText(second ? all.substring(half) : all.substring(0, half));
    }
  }

  private ItemText checked(String name) {
    if (text.length() < LEAST) {
      throw SubnetException.operator(
          "TEXT_SHORT",
          "text " + name + " has " + text.length() + " characters; needed at least " + LEAST);
    }
    return this;
  }

  Known draw(Topic topic, RandomGenerator random) {
    return switch (topic) {
      case LETTER -> letter(random);
      case PASSAGE -> passage(random);
    };
  }

  /** The others are letters of the text, as often as they stand there: no choice is absurd. */
  private Known letter(RandomGenerator random) {
    int at = place(random);
    List<String> choices = new ArrayList<>(List.of(text.substring(at, at + 1)));
    for (int tries = 0; choices.size() < CHOICES && tries < 10_000; tries++) {
      int other = place(random);
      String letter = text.substring(other, other + 1);
      if (!choices.contains(letter)) {
        choices.add(letter);
      }
    }
    return shuffled(Topic.LETTER, text.substring(at - LENGTH, at), choices, random);
  }

  private Known passage(RandomGenerator random) {
    int at = wordAfter(place(random));
    List<String> choices = new ArrayList<>(List.of(text.substring(at, at + LENGTH)));
    while (choices.size() < CHOICES) {
      int other = wordAfter(place(random));
      choices.add(text.substring(other, other + LENGTH));
    }
    return shuffled(Topic.PASSAGE, text.substring(at - LENGTH, at), choices, random);
  }

  private static Known shuffled(
      Topic topic, String prompt, List<String> choices, RandomGenerator random) {
    int right = random.nextInt(choices.size());
    List<String> order = new ArrayList<>(choices.subList(1, choices.size()));
    order.add(right, choices.get(0));
    return new Known(new Item(topic, prompt, order), right);
  }

  private int place(RandomGenerator random) {
    return LENGTH + random.nextInt(text.length() - 3 * LENGTH);
  }

  /** The next place after white space, or the same where there is none for long. */
  private int wordAfter(int from) {
    for (int at = from; at < from + LENGTH; at++) {
      if (Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at))) {
        return at;
      }
    }
    return from;
  }
}
