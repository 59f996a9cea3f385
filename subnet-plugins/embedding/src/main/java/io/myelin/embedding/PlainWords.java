package io.myelin.embedding;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words as the uncased BERT models expect it: control characters go, letters lose
 * case and accents, every punctuation mark and every Han character is a word of its own.
 */
final class PlainWords {
  private PlainWords() {}

  /**
   * @param most no more than this many words are wanted
   */
  static List<String> of(String text, int most) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    int[] points = Normalizer.normalize(cleaned(text), Normalizer.Form.NFD).codePoints().toArray();
    for (int i = 0; i < points.length && words.size() < most; i++) {
      int point = points[i];
      if (Character.getType(point) == Character.NON_SPACING_MARK) {
        continue;
      }
      if (isSpace(point)) {
        end(word, words);
      } else if (isMark(point) || isHan(point)) {
        end(word, words);
        words.add(Character.toString(Character.toLowerCase(point)));
      } else {
        word.appendCodePoint(Character.toLowerCase(point));
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static String cleaned(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .filter(point -> point != 0xfffd && (isSpace(point) || !isControl(point)))
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }

  /** Of the control characters only three are white space; the others are passed over. */
  private static boolean isSpace(int point) {
    return point == '\t' || point == '\n' || point == '\r' || Character.isSpaceChar(point);
  }

  private static boolean isControl(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> false;
    };
  }

  private static boolean isMark(int point) {
    boolean ascii =
        point >= '!' && point <= '/'
            || point >= ':' && point <= '@'
            || point >= '[' && point <= '`'
            || point >= '{' && point <= '~';
    return ascii
        || switch (Character.getType(point)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION ->
              true;
          default -> false;
        };
  }

  private static boolean isHan(int point) {
    return point >= 0x4e00 && point <= 0x9fff
        || point >= 0x3400 && point <= 0x4dbf
        || point >= 0x20000 && point <= 0x2a6df
        || point >= 0x2a700 && point <= 0x2b73f
        || point >= 0x2b740 && point <= 0x2b81f
        || point >= 0x2b820 && point <= 0x2ceaf
        || point >= 0xf900 && point <= 0xfaff
        || point >= 0x2f800 && point <= 0x2fa1f;
  }
}
