package io.myelin.jpeg;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures made by the JDK's writer, and files that are none. */
final class Samples {
  private Samples() {}

  /** Slopes, edges and colours. */
  static byte[] picture(int width, int height, boolean colour, boolean progressive)
      throws IOException {
    BufferedImage image =
        new BufferedImage(
            width, height, colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = (x * 3 + y) & 0xff;
        int green = (x / 7 + y / 5) % 2 == 0 ? 220 : 40;
        int blue = (y * 5) & 0xff;
        image.setRGB(x, y, red << 16 | green << 8 | blue);
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A frame of a size with nothing behind it but an empty scan. */
  static byte[] frame(int marker, int bits, int width, int height, int components) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, 0xff, 0xd8);
    frame(out, marker, bits, width, height, components);
    scan(out);
    write(out, 0xff, 0xd9);
    return out.toByteArray();
  }

  static void frame(
      ByteArrayOutputStream out, int marker, int bits, int width, int height, int components) {
    write(out, 0xff, marker, 0, 8 + 3 * components, bits, height >> 8, height & 0xff);
    write(out, width >> 8, width & 0xff, components);
    for (int i = 1; i <= components; i++) {
      write(out, i, 0x11, 0);
    }
  }

  static void scan(ByteArrayOutputStream out) {
    write(out, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0);
  }

  static void write(ByteArrayOutputStream out, int... bytes) {
    for (int each : bytes) {
      out.write(each);
    }
  }
}
