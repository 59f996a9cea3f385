package io.myelin.image;

import io.myelin.image.draw.Dice;
import io.myelin.image.draw.LineDrawing;
import io.myelin.image.draw.Typeface;
import io.myelin.jpeg.GrayPicture;
import java.util.SplittableRandom;

/** Drawn lines for tests. */
final class Lines {
  private static final LineDrawing DRAWING =
      new LineDrawing(Typeface.of(Alphabet.DRAWN.characters()));

  private Lines() {}

  static Dice dice(long seed) {
    return new Dice(new SplittableRandom(seed));
  }

  static String text(Dice dice) {
    StringBuilder text = new StringBuilder();
    for (int i = 8 + dice.below(5); i > 0; i--) {
      text.append(Alphabet.DRAWN.at(dice.below(Alphabet.DRAWN.size())));
    }
    return text.toString();
  }

  static GrayPicture draw(String text, double noise, Dice dice) {
    return DRAWING.draw(text, noise, dice);
  }
}
