package io.myelin.client.axon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * The characters that Python 3.12 (Unicode 15.0) shows as they are; Java's own tables differ by its
 * version. The list is made by {@code python3.12 src/main/python/printable.py >
 * src/main/resources/io/myelin/client/axon/printable.txt}.
 */
final class PrintableCharacters {
  private static final BitSet SHOWN = read();

  private PrintableCharacters() {}

  static boolean contains(int codePoint) {
    return SHOWN.get(codePoint);
  }

  private static BitSet read() {
    BitSet shown = new BitSet(Character.MAX_CODE_POINT + 1);
    try (InputStream in = PrintableCharacters.class.getResourceAsStream("printable.txt")) {
      if (in == null) {
        throw new IllegalStateException("printable.txt is missing beside its class");
      }
      int end = 0;
      boolean show = false;
      for (String run :
          new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip().split("\\s+", -1)) {
        int start = end;
        end += Integer.parseInt(run, 36);
        shown.set(start, end, show);
        show = !show;
      }
      return shown;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
