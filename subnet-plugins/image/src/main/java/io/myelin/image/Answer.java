package io.myelin.image;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.List;

/** The text of a picture, and for each of its positions what else it may be. */
record Answer(
    @Doc("The likeliest reading") @Range(max = 256) String text,
    @Doc("One for each character of the text, in order") @Range(max = Question.MOST_CHARACTERS)
        List<Position> positions) {
  Answer {
    positions = List.copyOf(positions);
  }
}
