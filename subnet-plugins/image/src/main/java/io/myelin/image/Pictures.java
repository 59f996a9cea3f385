package io.myelin.image;

import io.myelin.jpeg.GrayPicture;
import io.myelin.jpeg.JpegDecoder;
import io.myelin.jpeg.JpegException;
import io.myelin.spi.SubnetException;

/** Pictures from strangers, in the two forms that are taken. */
final class Pictures {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G'};

  private final JpegDecoder jpeg;

  Pictures(JpegDecoder jpeg) {
    this.jpeg = jpeg;
  }

  /**
   * @throws SubnetException CALLER PICTURE when it is none, broken or too large
   */
  GrayPicture decode(byte[] file) {
    try {
      return startsWith(file, PNG) ? PngPicture.decode(file) : jpeg.decode(file);
    } catch (JpegException | IllegalArgumentException e) {
      throw SubnetException.caller("PICTURE", String.valueOf(e.getMessage()));
    }
  }

  private static boolean startsWith(byte[] file, byte[] start) {
    return file.length >= start.length
        && java.util.Arrays.equals(file, 0, start.length, start, 0, start.length);
  }
}
