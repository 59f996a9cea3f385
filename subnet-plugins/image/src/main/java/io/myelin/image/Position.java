package io.myelin.image;

import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import java.util.Arrays;

/** Which characters one position may hold. What the parts leave is shared evenly by the others. */
record Position(
    @Doc("The likeliest characters, each once") @Range(max = Alphabet.MOST) String characters,
    @Doc("The probability of each, in parts of 65535") @Range(max = Alphabet.MOST) int[] parts) {
  static final int WHOLE = 65_535;

  /** More than these say nothing that a score would feel. */
  private static final int LISTED = 12;

  /**
   * @param shares one per character of the alphabet, adding up to 1
   */
  static Position of(double[] shares, Alphabet alphabet) {
    Integer[] order = new Integer[shares.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (one, other) -> Double.compare(shares[other], shares[one]));
    StringBuilder characters = new StringBuilder();
    int[] parts = new int[Math.min(LISTED, shares.length)];
    int listed = 0;
    for (; listed < parts.length; listed++) {
      // Rounded down, so that the parts never exceed the whole and the rest keep something.
      parts[listed] = (int) (shares[order[listed]] * (WHOLE - 1));
      if (parts[listed] == 0) {
        break;
      }
      characters.append(alphabet.at(order[listed]));
    }
    return new Position(characters.toString(), Arrays.copyOf(parts, listed));
  }

  /**
   * One share per character of the alphabet, adding up to 1.
   *
   * @throws IllegalArgumentException when it is no distribution over the alphabet
   */
  double[] shares(Alphabet alphabet) {
    if (characters.length() != parts.length) {
      throw new IllegalArgumentException(
          characters.length() + " characters have " + parts.length + " parts; needed as many");
    }
    double[] shares = new double[alphabet.size()];
    boolean[] said = new boolean[alphabet.size()];
    long sum = 0;
    for (int i = 0; i < parts.length; i++) {
      int index = alphabet.index(characters.charAt(i));
      if (index < 0 || said[index] || parts[i] < 0) {
        throw new IllegalArgumentException(
            "\""
                + characters
                + "\" with the parts "
                + Arrays.toString(parts)
                + " is no distribution; needed characters of the alphabet, each once, and parts of"
                + " 0 or more");
      }
      said[index] = true;
      shares[index] = (double) parts[i] / WHOLE;
      sum += parts[i];
    }
    if (sum > WHOLE) {
      throw new IllegalArgumentException(
          "the parts add up to " + sum + "; needed at most " + WHOLE);
    }
    return filled(shares, said, WHOLE - sum, alphabet.size() - parts.length);
  }

  private double[] filled(double[] shares, boolean[] said, long left, int others) {
    for (int i = 0; i < shares.length; i++) {
      if (others > 0 && !said[i]) {
        shares[i] = (double) left / WHOLE / others;
      } else if (others == 0) {
        shares[i] += (double) left / WHOLE / shares.length;
      }
    }
    return shares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Position position
        && characters.equals(position.characters)
        && Arrays.equals(parts, position.parts);
  }

  @Override
  public int hashCode() {
    return 31 * characters.hashCode() + Arrays.hashCode(parts);
  }

  @Override
  public String toString() {
    return characters + Arrays.toString(parts);
  }
}
