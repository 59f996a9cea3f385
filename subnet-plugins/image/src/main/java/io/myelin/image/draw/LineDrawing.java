package io.myelin.image.draw;

import io.myelin.image.draw.Typeface.Glyph;
import io.myelin.jpeg.GrayPicture;
import java.awt.geom.AffineTransform;

/** Draws a line of text as a camera might see it: turned, uneven, noisy, with marks across. */
public final class LineDrawing {
  private static final int HEIGHT = 40;
  private static final double MARGIN = 12;

  private final Typeface typeface;

  public LineDrawing(Typeface typeface) {
    this.typeface = typeface;
  }

  /**
   * @param noise 0 is clean print, 1 what a good reader just reads, 3 the most
   */
  public GrayPicture draw(String text, double noise, Dice dice) {
    double size = dice.between(19, 26);
    double width = 2 * MARGIN;
    for (char each : text.toCharArray()) {
      width += typeface.glyph(each).advance() * size;
    }
    Coverage ink = new Coverage((int) Math.ceil(width), HEIGHT);
    write(text, size, noise, dice, ink, width);
    for (int i = (int) Math.round(2 * noise); i > 0; i--) {
      strike(ink, width, dice);
    }
    return shade(ink, (int) Math.ceil(width), noise, dice);
  }

  private void write(
      String text, double size, double noise, Dice dice, Coverage ink, double width) {
    // A long line is turned less, or its ends would leave the picture.
    double most = Math.min(0.05 * noise, 5 / (width / 2));
    double turn = dice.between(-most, most);
    double slant = dice.between(-0.12, 0.12) * noise;
    double cos = StrictMath.cos(turn);
    double sin = StrictMath.sin(turn);
    double x = MARGIN;
    for (char each : text.toCharArray()) {
      Glyph glyph = typeface.glyph(each);
      double grown = size * (1 + 0.04 * noise * dice.bell());
      double scale = glyph.scale() * grown;
      double dx = x - width / 2;
      double dy = size * 0.36 + 0.4 * noise * dice.bell();
      ink.fill(
          glyph.outline(),
          new AffineTransform(
              scale * cos,
              scale * sin,
              scale * (slant * cos + sin),
              scale * (slant * sin - cos),
              width / 2 + dx * cos - dy * sin,
              HEIGHT / 2.0 + dx * sin + dy * cos));
      x += glyph.advance() * size;
    }
  }

  /** A thin straight mark from one side to the other. */
  private static void strike(Coverage ink, double width, Dice dice) {
    double from = dice.between(4, HEIGHT - 4);
    double to = dice.between(4, HEIGHT - 4);
    double half = dice.between(0.4, 0.8);
    java.awt.geom.Path2D.Double mark = new java.awt.geom.Path2D.Double();
    mark.moveTo(0, from - half);
    mark.lineTo(width, to - half);
    mark.lineTo(width, to + half);
    mark.lineTo(0, from + half);
    mark.closePath();
    ink.fill(mark, new AffineTransform());
  }

  private static GrayPicture shade(Coverage ink, int width, double noise, Dice dice) {
    double paper = dice.between(170, 250);
    double black = dice.between(10, 80);
    double slope = dice.between(-30, 30) * noise;
    byte[] pixels = new byte[width * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        double light = paper + slope * (x / (double) width - 0.5);
        double value = light + (black - light) * ink.at(x, y) + 20 * noise * dice.bell();
        pixels[y * width + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
      }
    }
    return new GrayPicture(width, HEIGHT, pixels);
  }
}
