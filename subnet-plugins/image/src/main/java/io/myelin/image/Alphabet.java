package io.myelin.image;

/**
 * Characters that may occur, each once, in an order that positions refer to.
 *
 * @param characters from 2 to 128
 */
record Alphabet(String characters) {
  static final int MOST = 128;

  /**
   * What a validator draws. Left out is what even people cannot tell apart without a word around
   * it: I l 1, O o 0, and letters whose small form differs from the capital in size only.
   */
  static final Alphabet DRAWN = new Alphabet("ABCDEFGHJKLMNPQRSTUVWXYZabdefghijkmnpqrty23456789");

  /** Printable ASCII: what is read where the asker says nothing. */
  static final Alphabet PRINTABLE = printable();

  Alphabet {
    if (characters.length() < 2 || characters.length() > MOST) {
      throw new IllegalArgumentException(
          "the alphabet has " + characters.length() + " characters; needed 2 to " + MOST);
    }
    if (characters.chars().distinct().count() != characters.length()) {
      throw new IllegalArgumentException(
          "the alphabet has a character twice; needed each of them once");
    }
    if (characters.chars().anyMatch(each -> Character.isSurrogate((char) each))) {
      throw new IllegalArgumentException(
          "the alphabet has a character beyond U+FFFF; needed others only");
    }
  }

  int size() {
    return characters.length();
  }

  char at(int index) {
    return characters.charAt(index);
  }

  /** -1 for a character that is not in it. */
  int index(char character) {
    return characters.indexOf(character);
  }

  /** What knowing nothing but the alphabet costs for each character, in bits. */
  double ignorance() {
    return StrictMath.log(size()) / StrictMath.log(2);
  }

  private static Alphabet printable() {
    StringBuilder all = new StringBuilder();
    for (char each = ' '; each <= '~'; each++) {
      all.append(each);
    }
    return new Alphabet(all.toString());
  }
}
