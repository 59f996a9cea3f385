package io.myelin.jpeg;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The JDK's decoder, which every machine has. */
public final class JdkJpeg implements JpegDecoder {
  @Override
  public GrayPicture decode(byte[] file) {
    JpegHeader header = JpegHeader.read(file);
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    if (!readers.hasNext()) {
      throw new JpegException("this JDK has no JPEG decoder; needed the module java.desktop");
    }
    ImageReader reader = readers.next();
    try (MemoryCacheImageInputStream input =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      reader.setInput(input, true, true);
      // Unconverted: the first band of three is the brightness already.
      Raster raster = reader.readRaster(0, reader.getDefaultReadParam());
      if (raster.getWidth() != header.width() || raster.getHeight() != header.height()) {
        throw new JpegException("the JPEG picture has two sizes");
      }
      return new GrayPicture(raster.getWidth(), raster.getHeight(), brightness(raster));
    } catch (IOException | RuntimeException e) {
      throw e instanceof JpegException known
          ? known
          : new JpegException("the JPEG picture cannot be decoded: " + e.getMessage(), e);
    } finally {
      reader.dispose();
    }
  }

  @Override
  public String name() {
    return "the JDK's decoder";
  }

  private static byte[] brightness(Raster raster) {
    int[] samples = raster.getSamples(0, 0, raster.getWidth(), raster.getHeight(), 0, (int[]) null);
    byte[] pixels = new byte[samples.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) samples[i];
    }
    return pixels;
  }
}
