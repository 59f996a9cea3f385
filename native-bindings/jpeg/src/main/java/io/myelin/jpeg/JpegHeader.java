package io.myelin.jpeg;

/**
 * What a JPEG file says of itself, read without decoding and before anything is allocated. What a
 * decoder would do with the file is bounded by this: pixels, components and passes over them.
 *
 * @param components 1 (brightness) or 3 (brightness and two colours)
 * @param scans how often a decoder passes over the picture
 */
public record JpegHeader(int width, int height, int components, int scans) {
  /** A photograph of 2048 x 2048 pixels. */
  public static final int MOST_PIXELS = 1 << 22;

  private static final int MOST_SCANS = 64;
  private static final int BITS = 8;
  private static final int START_OF_IMAGE = 0xd8;
  private static final int END_OF_IMAGE = 0xd9;
  private static final int START_OF_SCAN = 0xda;
  private static final int ADOBE = 0xee;
  private static final int ADOBE_LENGTH = 14;

  /**
   * Walks all markers of the file.
   *
   * @throws JpegException when it is no JPEG file, has parts that are not supported, or is larger
   *     than {@link #MOST_PIXELS}
   */
  public static JpegHeader read(byte[] file) {
    if (file.length < 4 || at(file, 0) != 0xff || at(file, 1) != START_OF_IMAGE) {
      throw new JpegException("the bytes are no JPEG picture; needed ff d8 at their start");
    }
    JpegHeader frame = new JpegHeader(0, 0, 0, 0);
    int scans = 0;
    boolean rgb = false;
    int at = 2;
    while (at + 3 < file.length) {
      if (at(file, at) != 0xff) {
        at++;
        continue;
      }
      int marker = at(file, at + 1);
      if (marker == 0xff) {
        at++;
        continue;
      }
      if (marker == END_OF_IMAGE) {
        break;
      }
      if (marker == 0 || marker == 1 || marker >= 0xd0 && marker <= START_OF_IMAGE) {
        at += 2;
        continue;
      }
      int length = at(file, at + 2) << 8 | at(file, at + 3);
      if (length < 2 || at + 2 + length > file.length) {
        throw new JpegException("the JPEG picture ends inside a segment; needed the whole file");
      }
      if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
        if (frame.components != 0) {
          throw new JpegException("the JPEG picture has two frames; needed one");
        }
        frame = frame(file, marker, at + 4, length - 2);
      } else if (marker == START_OF_SCAN) {
        scans++;
      } else if (marker == ADOBE && length >= ADOBE_LENGTH) {
        rgb |= isAdobe(file, at + 4) && at(file, at + 4 + 11) == 0;
      }
      at += 2 + length;
    }
    return new JpegHeader(frame.width, frame.height, frame.components, scans).checked(rgb);
  }

  private static boolean isAdobe(byte[] file, int at) {
    return at(file, at) == 'A' && at(file, at + 1) == 'd' && at(file, at + 2) == 'o';
  }

  private static JpegHeader frame(byte[] file, int marker, int at, int length) {
    if (marker > 0xc2) {
      throw new JpegException(
          "the JPEG picture is of kind "
              + Integer.toHexString(marker)
              + "; needed a baseline or progressive one");
    }
    if (length < 6 || at(file, at) != BITS) {
      throw new JpegException("the JPEG picture has no samples of 8 bits; needed those");
    }
    int height = at(file, at + 1) << 8 | at(file, at + 2);
    int width = at(file, at + 3) << 8 | at(file, at + 4);
    int components = at(file, at + 5);
    if (length < 6 + 3 * components) {
      throw new JpegException("the JPEG picture ends inside its frame; needed the whole file");
    }
    if (components == 3 && at(file, at + 6) == 'R' && at(file, at + 9) == 'G') {
      throw unsupported("red, green and blue");
    }
    return new JpegHeader(width, height, components, 0);
  }

  private JpegHeader checked(boolean rgb) {
    if (width == 0 || height == 0 || scans == 0) {
      throw new JpegException(
          "the JPEG picture has "
              + width
              + " x "
              + height
              + " pixels and "
              + scans
              + " scans; needed at least one of each");
    }
    if ((long) width * height > MOST_PIXELS) {
      throw new JpegException(
          "the JPEG picture has "
              + width
              + " x "
              + height
              + " pixels; needed at most "
              + MOST_PIXELS
              + " in all");
    }
    if (scans > MOST_SCANS) {
      throw new JpegException(
          "the JPEG picture has " + scans + " scans; needed at most " + MOST_SCANS);
    }
    if (components != 1 && components != 3) {
      throw unsupported(components + " components");
    }
    if (components == 3 && rgb) {
      throw unsupported("red, green and blue");
    }
    return this;
  }

  private static JpegException unsupported(String seen) {
    return new JpegException(
        "the JPEG picture is of " + seen + "; needed brightness, alone or with two colours");
  }

  private static int at(byte[] file, int index) {
    return file[index] & 0xff;
  }
}
