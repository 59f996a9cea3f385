package io.myelin.primitives;

import java.util.HexFormat;

/** Lower-case hexadecimal text, with or without the {@code 0x} prefix that clients use. */
public final class Hex {
  private static final HexFormat FORMAT = HexFormat.of();

  private Hex() {}

  /** Returns {@code 0x} followed by two lower-case digits per byte. */
  public static String encode(byte[] bytes) {
    return "0x" + FORMAT.formatHex(bytes);
  }

  /** Returns two lower-case digits per byte, without a prefix. */
  public static String encodeBare(byte[] bytes) {
    return FORMAT.formatHex(bytes);
  }

  /**
   * Reads hex with or without {@code 0x}; an empty text is zero bytes.
   *
   * @throws IllegalArgumentException when the text is not an even number of hex digits
   */
  public static byte[] decode(String text) {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    try {
      return FORMAT.parseHex(digits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "not hex: " + shorten(text) + "; needed: an even number of digits 0-9a-f after 0x", e);
    }
  }

  private static String shorten(String text) {
    return text.length() <= 40
        ? text
        : text.substring(0, 40) + "... (" + text.length() + " characters)";
  }
}
