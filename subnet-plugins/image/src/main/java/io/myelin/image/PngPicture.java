package io.myelin.image;

import io.myelin.jpeg.GrayPicture;
import io.myelin.jpeg.JpegHeader;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** PNG through the JDK's decoder, which is given nothing but the chunks that make the picture. */
final class PngPicture {
  private static final int SIGNATURE = 8;
  private static final int FRAME = 12;
  private static final Set<String> WANTED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

  private PngPicture() {}

  /**
   * @throws IllegalArgumentException when it is no picture, broken or too large
   */
  static GrayPicture decode(byte[] file) {
    byte[] plain = plain(file);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    try (MemoryCacheImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(plain))) {
      reader.setInput(input, true, true);
      return brightness(reader.read(0));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("the PNG picture cannot be decoded: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  /** Text, profiles and times may unfold to any size: they are left out. */
  private static byte[] plain(byte[] file) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
    plain.write(file, 0, Math.min(SIGNATURE, file.length));
    ByteBuffer in = ByteBuffer.wrap(file);
    int at = SIGNATURE;
    while (at + FRAME <= file.length) {
      int length = in.getInt(at);
      String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
      if (length < 0 || length > file.length - at - FRAME) {
        throw new IllegalArgumentException(
            "the PNG picture ends inside a chunk; needed the whole file");
      }
      if (at == SIGNATURE) {
        checkSize(type, length, in);
      } else if (type.equals("IHDR")) {
        throw new IllegalArgumentException("the PNG picture has two headers; needed one");
      }
      if (WANTED.contains(type)) {
        plain.write(file, at, FRAME + length);
      }
      at += FRAME + length;
    }
    return plain.toByteArray();
  }

  private static void checkSize(String type, int length, ByteBuffer in) {
    if (!type.equals("IHDR") || length < 8) {
      throw new IllegalArgumentException("the PNG picture does not begin with its header");
    }
    int width = in.getInt(SIGNATURE + 8);
    int height = in.getInt(SIGNATURE + 12);
    if (width < 1 || height < 1 || (long) width * height > JpegHeader.MOST_PIXELS) {
      throw new IllegalArgumentException(
          "the PNG picture has "
              + width
              + " x "
              + height
              + " pixels; needed 1 to "
              + JpegHeader.MOST_PIXELS
              + " in all");
    }
  }

  private static GrayPicture brightness(BufferedImage image) {
    Raster raster = image.getRaster();
    boolean gray = raster.getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel);
    int most = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    byte[] pixels = new byte[image.getWidth() * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int value = gray ? raster.getSample(x, y, 0) * 255 / most : brightness(image.getRGB(x, y));
        pixels[y * image.getWidth() + x] = (byte) value;
      }
    }
    return new GrayPicture(image.getWidth(), image.getHeight(), pixels);
  }

  /** On white paper. */
  private static int brightness(int argb) {
    int colour =
        (299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff) + 500) / 1000;
    int alpha = argb >>> 24;
    return (colour * alpha + 255 * (255 - alpha)) / 255;
  }
}
