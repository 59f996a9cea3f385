package io.myelin.jpeg;

/**
 * Brightness of a picture: 0 black, 255 white.
 *
 * @param width in pixels, above 0
 * @param height in pixels, above 0
 * @param pixels row by row from the top, one byte each, not copied
 */
public record GrayPicture(int width, int height, byte[] pixels) {
  public GrayPicture {
    if (width < 1 || height < 1 || pixels.length != (long) width * height) {
      throw new IllegalArgumentException(
          pixels.length + " pixels do not fill " + width + " x " + height);
    }
  }

  /** From 0 to 255. */
  public int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }
}
