package io.myelin.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JpegHeaderTest {
  @Test
  void readsWhatTheFileSays() throws Exception {
    assertEquals(
        new JpegHeader(64, 40, 1, 1), JpegHeader.read(Samples.picture(64, 40, false, false)));
    JpegHeader colour = JpegHeader.read(Samples.picture(65, 41, true, true));
    assertEquals(3, colour.components());
    assertTrue(colour.scans() > 5, "scans: " + colour.scans());
  }

  @Test
  void refusesWhatIsNoPicture() {
    assertSays("no JPEG picture", new byte[0]);
    assertSays("no JPEG picture", "GIF89a, or not".getBytes(StandardCharsets.UTF_8));
    assertSays("0 x 0 pixels", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xd9});
  }

  @Test
  void refusesWhatWouldTakeTooMuchMemory() {
    assertSays("65535 x 65535 pixels", Samples.frame(0xc0, 8, 65_535, 65_535, 3));
    assertSays("2049 x 2048 pixels", Samples.frame(0xc0, 8, 2_049, 2_048, 1));
    assertEquals(2_048, JpegHeader.read(Samples.frame(0xc0, 8, 2_048, 2_048, 1)).width());
    assertSays("64 x 0 pixels", Samples.frame(0xc0, 8, 64, 0, 1));
  }

  @Test
  void refusesWhatWouldTakeTooLong() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Samples.write(out, 0xff, 0xd8);
    Samples.frame(out, 0xc2, 8, 2_048, 2_048, 1);
    for (int i = 0; i < 65; i++) {
      Samples.scan(out);
    }
    assertSays("65 scans", out.toByteArray());
  }

  @Test
  void refusesKindsThatAreNotSupported() {
    assertSays("4 components", Samples.frame(0xc0, 8, 64, 64, 4));
    assertSays("no samples of 8 bits", Samples.frame(0xc1, 12, 64, 64, 1));
    assertSays("of kind c3", Samples.frame(0xc3, 8, 64, 64, 1));
    assertSays("of kind c9", Samples.frame(0xc9, 8, 64, 64, 1));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Samples.write(out, 0xff, 0xd8);
    Samples.frame(out, 0xc0, 8, 64, 64, 1);
    Samples.frame(out, 0xc0, 8, 640, 640, 1);
    assertSays("two frames", out.toByteArray());
    out.reset();
    Samples.write(out, 0xff, 0xd8, 0xff, 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e');
    Samples.write(out, 0, 100, 0, 0, 0, 0, 0);
    Samples.frame(out, 0xc0, 8, 64, 64, 3);
    Samples.scan(out);
    assertSays("of red, green and blue", out.toByteArray());
  }

  @Test
  void refusesSegmentsThatLeaveTheFile() {
    byte[] whole = Samples.frame(0xc0, 8, 64, 64, 1);
    assertSays("ends inside a segment", Arrays.copyOf(whole, 10));
    whole[5] = 1;
    assertSays("ends inside a segment", whole);
  }

  private static void assertSays(String part, byte[] file) {
    String said = assertThrows(JpegException.class, () -> JpegHeader.read(file)).getMessage();
    assertTrue(String.valueOf(said).contains(part), said);
  }
}
