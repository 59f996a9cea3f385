package io.myelin.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a GPT-2 tokenizer first cuts a text; tokens never cross these cuts. */
final class PreTokens {
  /** A run longer than this is entered in its middle: following it whole would cost too much. */
  private static final int LONGEST = 24;

  private static final Pattern PRE_TOKEN =
      Pattern.compile(
          "'(?:[stmd]|re|ve|ll)| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+");

  private PreTokens() {}

  /** The byte index at which the last pre-token starts; one byte per character is near enough. */
  static int startOfLast(byte[] text) {
    Matcher matcher = PRE_TOKEN.matcher(new String(text, StandardCharsets.ISO_8859_1));
    int start = 0;
    while (matcher.find()) {
      start = matcher.start();
    }
    return Math.max(start, text.length - LONGEST);
  }
}
