package io.myelin.image.draw;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * Outlines of a font file of the jar. They are read by a library in Java: the JDK's own would ask
 * the system for its fonts, which a contained worker has not, and leave a thread.
 */
public final class Typeface {
  private static final String FILE = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";

  /**
   * A character's shape in em, y upwards from the line.
   *
   * @param advance how far the next one is
   */
  public record Glyph(GeneralPath outline, double advance, double scale) {}

  private final Map<Character, Glyph> glyphs;

  private Typeface(Map<Character, Glyph> glyphs) {
    this.glyphs = glyphs;
  }

  /**
   * @param alphabet the characters that will be drawn
   */
  public static Typeface of(String alphabet) {
    try (InputStream file = Typeface.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException("the jar lacks " + FILE);
      }
      try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
        Map<Character, Glyph> glyphs = new HashMap<>();
        for (char each : alphabet.toCharArray()) {
          glyphs.put(each, glyph(font, each));
        }
        return new Typeface(glyphs);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the font " + FILE + " cannot be read", e);
    }
  }

  private static Glyph glyph(TrueTypeFont font, char character) throws IOException {
    int id = font.getUnicodeCmapLookup().getGlyphId(character);
    if (id == 0) {
      throw new IllegalArgumentException("the font has no \"" + character + "\"");
    }
    return new Glyph(
        font.getGlyph().getGlyph(id).getPath(),
        (double) font.getAdvanceWidth(id) / font.getUnitsPerEm(),
        1.0 / font.getUnitsPerEm());
  }

  /**
   * @throws IllegalArgumentException for a character that is not in the alphabet
   */
  public Glyph glyph(char character) {
    Glyph glyph = glyphs.get(character);
    if (glyph == null) {
      throw new IllegalArgumentException("\"" + character + "\" is not in the alphabet");
    }
    return glyph;
  }
}
