package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.jpeg.GrayPicture;
import io.myelin.jpeg.JpegDecoder;
import io.myelin.spi.SubnetException;
import io.myelin.spi.SubnetException.Blame;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {
  private static final int HEADER_END = 33;

  private final Pictures pictures = new Pictures(JpegDecoder.best());

  @Test
  void readsPngOfEveryKind() throws Exception {
    for (int type :
        new int[] {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_ARGB
        }) {
      GrayPicture picture = pictures.decode(png(type));
      assertEquals(20, picture.width());
      assertEquals(10, picture.height());
      assertEquals(255, picture.at(2, 2), "white in type " + type);
      assertEquals(0, picture.at(15, 2), "black in type " + type);
    }
  }

  @Test
  void seesThroughToWhitePaper() throws Exception {
    BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(1, 1, 0x80000000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    GrayPicture picture = pictures.decode(out.toByteArray());
    assertEquals(255, picture.at(0, 0));
    assertEquals(127, picture.at(1, 1));
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertRefused("no JPEG picture", new byte[0]);
    assertRefused("no JPEG picture", "<svg/>".getBytes(StandardCharsets.UTF_8));
    assertRefused("PNG picture", new byte[] {(byte) 0x89, 'P', 'N', 'G'});
  }

  @Test
  void refusesAPngThatWouldTakeTooMuchMemory() throws Exception {
    byte[] file = png(BufferedImage.TYPE_INT_RGB);
    ByteBuffer.wrap(file).putInt(16, 100_000).putInt(20, 100_000);
    assertRefused("100000 x 100000 pixels", file);
    ByteBuffer.wrap(file).putInt(16, -1);
    assertRefused("-1 x 100000 pixels", file);
  }

  /**
   * A palette makes the JDK's reader read every other chunk too; it would stumble over this one.
   */
  @Test
  void passesOverWhatIsNoPicture() throws Exception {
    byte[] file = png(BufferedImage.TYPE_BYTE_INDEXED);
    assertEquals(255, pictures.decode(with(file, "tIME", new byte[1])).at(2, 2));
  }

  @Test
  void survivesDamage() throws Exception {
    SplittableRandom random = new SplittableRandom(6);
    byte[] whole = png(BufferedImage.TYPE_BYTE_INDEXED);
    for (int i = 0; i < 500; i++) {
      byte[] file = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : random.nextInt(whole.length));
      for (int k = 0; k < 3 && file.length > 0; k++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      try {
        pictures.decode(file);
      } catch (SubnetException e) {
        assertEquals(Blame.CALLER, e.blame());
      }
    }
  }

  private void assertRefused(String part, byte[] file) {
    SubnetException refused = assertThrows(SubnetException.class, () -> pictures.decode(file));
    assertEquals(Blame.CALLER, refused.blame());
    assertTrue(String.valueOf(refused.getMessage()).contains(part), refused::getMessage);
  }

  /** 20 x 10, the left half white, the right one black. */
  private static byte[] png(int type) throws IOException {
    BufferedImage image = new BufferedImage(20, 10, type);
    for (int y = 0; y < 10; y++) {
      for (int x = 0; x < 20; x++) {
        image.setRGB(x, y, x < 10 ? 0xffffffff : 0xff000000);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  /** With one more chunk behind the header. */
  private static byte[] with(byte[] file, String type, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(file, 0, HEADER_END);
    ByteArrayOutputStream checked = new ByteArrayOutputStream();
    checked.write(type.getBytes(StandardCharsets.ISO_8859_1));
    checked.write(content);
    CRC32 crc = new CRC32();
    crc.update(checked.toByteArray());
    DataOutputStream chunk = new DataOutputStream(out);
    chunk.writeInt(content.length);
    chunk.write(checked.toByteArray());
    chunk.writeInt((int) crc.getValue());
    out.write(file, HEADER_END, file.length - HEADER_END);
    return out.toByteArray();
  }
}
