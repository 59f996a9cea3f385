package io.myelin.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Texts as numbers of word pieces, longest match first. What stands in a text is text: "[SEP]"
 * typed by somebody is three words, not the mark.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;

  private final Vocabulary vocabulary;
  private final int begin;
  private final int end;
  private final int unknown;

  WordPieces(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.begin = vocabulary.of("[CLS]");
    this.end = vocabulary.of("[SEP]");
    this.unknown = vocabulary.of("[UNK]");
  }

  /**
   * Between the two marks of the model.
   *
   * @param most numbers, marks included, at least 2; the rest of the text is cut off
   */
  long[] numbers(String text, int most) {
    List<Integer> pieces = new ArrayList<>();
    pieces.add(begin);
    for (String word : PlainWords.of(text, most)) {
      if (pieces.size() >= most) {
        break;
      }
      pieces.addAll(pieces(word));
    }
    List<Integer> kept = pieces.subList(0, Math.min(pieces.size(), most - 1));
    kept.add(end);
    return kept.stream().mapToLong(Integer::longValue).toArray();
  }

  private List<Integer> pieces(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      OptionalInt found = find(word, from, to);
      while (found.isEmpty() && to > from + 1) {
        to--;
        found = find(word, from, to);
      }
      if (found.isEmpty()) {
        return List.of(unknown);
      }
      pieces.add(found.getAsInt());
      from = to;
    }
    return pieces;
  }

  private OptionalInt find(String word, int from, int to) {
    String piece = word.substring(from, to);
    return vocabulary.find(from == 0 ? piece : "##" + piece);
  }
}
