package io.myelin.image;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.Optional;

/** Asks for the text on a picture. */
record Question(
    @Doc("A picture of one line of text, JPEG or PNG, at most 4,194,304 pixels")
        @Range(min = 1, max = Question.MOST_BYTES)
        byte[] picture,
    @Doc("How many characters it has; the reader's own count when left out")
        @Range(min = 1, max = Question.MOST_CHARACTERS)
        Optional<Integer> length,
    @Doc("The characters that may occur, each once; printable ASCII when left out")
        @Range(min = 2, max = Alphabet.MOST)
        Optional<String> alphabet) {
  static final int MOST_BYTES = 1 << 19;
  static final int MOST_CHARACTERS = 64;

  Question {
    alphabet.ifPresent(Alphabet::new);
  }

  Alphabet characters() {
    return alphabet.map(Alphabet::new).orElse(Alphabet.PRINTABLE);
  }
}
