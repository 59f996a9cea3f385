package io.myelin.image;

import io.myelin.image.Recognizer.Columns;
import io.myelin.jpeg.GrayPicture;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a picture into distributions.
 *
 * @param detail percent of the width and height that is looked at
 */
record LineReader(Recognizer recognizer, int detail) {
  /** No character of the alphabet is ever ruled out. */
  private static final double DOUBT = 1e-4;

  /**
   * @param alphabet what positions may hold
   * @param length how many there are; 0 to count them
   */
  Answer read(GrayPicture picture, Alphabet alphabet, int length, Consumer<Runnable> onStop) {
    GrayPicture seen =
        detail == 100
            ? picture
            : Scaling.to(picture, part(picture.width()), part(picture.height()));
    Columns columns = recognizer.read(seen, onStop);
    if (length > 0) {
      return new Reading(CtcPositions.of(within(columns, alphabet), length)).answer(alphabet);
    }
    String text = columns.text();
    String cut = text.substring(0, Math.min(text.length(), Question.MOST_CHARACTERS));
    if (cut.isEmpty()) {
      return new Answer("", List.of());
    }
    Reading reading = new Reading(CtcPositions.of(within(columns, alphabet), cut.length()));
    return new Answer(cut, reading.answer(alphabet).positions());
  }

  private int part(int size) {
    return Math.max(1, size * detail / 100);
  }

  private static double[][] within(Columns columns, Alphabet alphabet) {
    int[] keys = new int[alphabet.size() + 1];
    for (int i = 0; i < alphabet.size(); i++) {
      keys[i + 1] = columns.keys().indexOf(String.valueOf(alphabet.at(i)));
    }
    double[][] within = new double[columns.count()][keys.length];
    for (int column = 0; column < within.length; column++) {
      double sum = 0;
      for (int i = 0; i < keys.length; i++) {
        within[column][i] = keys[i] < 0 ? 0 : columns.at(column, keys[i]);
        sum += within[column][i];
      }
      for (int i = 0; i < keys.length; i++) {
        within[column][i] =
            (1 - DOUBT) * (sum > 0 ? within[column][i] / sum : 0) + DOUBT / keys.length;
      }
    }
    return within;
  }
}
