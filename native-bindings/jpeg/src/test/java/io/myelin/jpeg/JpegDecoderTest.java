package io.myelin.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JpegDecoderTest {
  private static final int TOLERANCE = 2;

  static Stream<JpegDecoder> decoders() {
    return Stream.concat(Stream.of(new JdkJpeg()), TurboJpeg.find().stream());
  }

  @Test
  void decodesAlikeWithAndWithoutTheLibrary() throws Exception {
    TurboJpeg turbo = turbo();
    for (boolean colour : new boolean[] {false, true}) {
      for (boolean progressive : new boolean[] {false, true}) {
        byte[] file = Samples.picture(131, 77, colour, progressive);
        GrayPicture one = turbo.decode(file);
        GrayPicture other = new JdkJpeg().decode(file);
        int most = 0;
        for (int i = 0; i < one.pixels().length; i++) {
          most = Math.max(most, Math.abs((one.pixels()[i] & 0xff) - (other.pixels()[i] & 0xff)));
        }
        assertEquals(one.width(), other.width());
        assertTrue(most <= TOLERANCE, "colour " + colour + ": differ by " + most);
      }
    }
  }

  @Test
  void prefersTheLibrary() {
    TurboJpeg turbo = turbo();
    assertSame(turbo, JpegDecoder.best());
    assertEquals("libjpeg-turbo", turbo.name());
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void givesBrightness(JpegDecoder decoder) throws Exception {
    GrayPicture picture = decoder.decode(Samples.picture(64, 40, true, false));
    assertEquals(64, picture.width());
    assertEquals(40, picture.height());
    // red 14, green 220, blue 10
    assertEquals(0.299 * 14 + 0.587 * 220 + 0.114 * 10, picture.at(4, 2), 25);
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void refusesAPictureWithoutData(JpegDecoder decoder) {
    assertThrows(
        JpegException.class, () -> decoder.decode(Samples.frame(0xc0, 8, 2_048, 2_048, 3)));
    assertThrows(JpegException.class, () -> decoder.decode(new byte[0]));
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void survivesFilesThatAreCutShort(JpegDecoder decoder) throws Exception {
    byte[] file = Samples.picture(40, 24, true, true);
    for (int length = 0; length < file.length; length += 3) {
      assertDecodesOrRefuses(decoder, Arrays.copyOf(file, length));
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void survivesFilesThatAreDamaged(JpegDecoder decoder) throws Exception {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 400; i++) {
      byte[] file = Samples.picture(40, 24, i % 2 == 0, i % 3 == 0);
      for (int k = 0; k < 6; k++) {
        file[random.nextInt(file.length)] = (byte) random.nextInt(256);
      }
      assertDecodesOrRefuses(decoder, file);
    }
  }

  @ParameterizedTest
  @MethodSource("decoders")
  void decodesInSeveralThreads(JpegDecoder decoder) throws Exception {
    byte[] file = Samples.picture(131, 77, true, false);
    byte[] once = decoder.decode(file).pixels();
    Stream.generate(() -> file)
        .limit(32)
        .parallel()
        .forEach(each -> assertArrayEquals(once, decoder.decode(each).pixels()));
  }

  private static void assertDecodesOrRefuses(JpegDecoder decoder, byte[] file) {
    try {
      GrayPicture picture = decoder.decode(file);
      JpegHeader header = JpegHeader.read(file);
      assertEquals(header.width(), picture.width());
      assertEquals(header.height(), picture.height());
    } catch (JpegException refused) {
      assertTrue(String.valueOf(refused.getMessage()).contains("JPEG picture"), refused::toString);
    }
  }

  private static TurboJpeg turbo() {
    assumeTrue(TurboJpeg.find().isPresent(), "no libturbojpeg on this system");
    return TurboJpeg.find().orElseThrow();
  }
}
