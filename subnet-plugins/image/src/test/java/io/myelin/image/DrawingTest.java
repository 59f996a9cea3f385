package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.image.draw.Dice;
import io.myelin.image.draw.JpegWriter;
import io.myelin.jpeg.GrayPicture;
import io.myelin.jpeg.JdkJpeg;
import io.myelin.jpeg.JpegDecoder;
import io.myelin.jpeg.TurboJpeg;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingTest {
  /** Found on JDK 17; every system and version must come to it. */
  private static final String DIGEST =
      "ea52974a2d7a70433821388c48bab95620da1503c95a8fddad06274f8682330d";

  @Test
  void drawsTheSameBytesEverywhere() throws Exception {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    Dice dice = Lines.dice(1);
    for (int i = 0; i < 20; i++) {
      sha.update(JpegWriter.write(Lines.draw(Lines.text(dice), 1.5, dice), 45 + i));
    }
    assertEquals(DIGEST, HexFormat.of().formatHex(sha.digest()));
  }

  @Test
  void writesWhatDecodersRead() {
    List<JpegDecoder> decoders =
        Stream.concat(Stream.of(new JdkJpeg()), TurboJpeg.find().stream()).toList();
    for (int i = 0; i < 20; i++) {
      Dice dice = Lines.dice(i);
      GrayPicture drawn = Lines.draw(Lines.text(dice), 0.5, dice);
      for (JpegDecoder decoder : decoders) {
        GrayPicture read = decoder.decode(JpegWriter.write(drawn, 95));
        assertEquals(drawn.width(), read.width());
        assertEquals(drawn.height(), read.height());
        double squares = 0;
        for (int p = 0; p < drawn.pixels().length; p++) {
          int by = (drawn.pixels()[p] & 0xff) - (read.pixels()[p] & 0xff);
          squares += by * by;
        }
        double off = Math.sqrt(squares / drawn.pixels().length);
        assertTrue(off < 3, decoder.name() + " is off by " + off);
      }
    }
  }

  @Test
  void dieIsEvenWithinItsBounds() {
    Dice dice = Lines.dice(3);
    int[] seen = new int[7];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < 70_000; i++) {
      seen[dice.below(7)]++;
      double bell = dice.bell();
      sum += bell;
      squares += bell * bell;
    }
    for (int count : seen) {
      assertEquals(10_000, count, 400);
    }
    assertEquals(0, sum / 70_000, 0.02);
    assertEquals(1, squares / 70_000, 0.02);
  }
}
