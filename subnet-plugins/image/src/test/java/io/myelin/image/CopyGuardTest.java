package io.myelin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.image.draw.Dice;
import io.myelin.image.draw.JpegWriter;
import io.myelin.jpeg.GrayPicture;
import io.myelin.jpeg.JdkJpeg;
import io.myelin.spi.Answering.Caller;
import io.myelin.spi.SubnetException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyGuardTest {
  private static final Caller VALIDATOR = new Caller("validator", true, true, 1);
  private static final Caller STRANGER = new Caller("stranger", false, false, 0);

  @Test
  void knowsACopyThatWasChanged() {
    Dice dice = Lines.dice(8);
    for (int i = 0; i < 20; i++) {
      GrayPicture picture = Lines.draw(Lines.text(dice), 1, dice);
      CopyGuard guard = new CopyGuard();
      guard.check(PictureHash.of(picture), VALIDATOR);
      for (GrayPicture copy : changed(picture, dice)) {
        PictureHash looks = PictureHash.of(copy);
        assertEquals(
            "COPY", assertThrows(SubnetException.class, () -> guard.check(looks, STRANGER)).code());
      }
    }
  }

  private static List<GrayPicture> changed(GrayPicture picture, Dice dice) {
    byte[] bright = picture.pixels().clone();
    byte[] noisy = picture.pixels().clone();
    for (int i = 0; i < bright.length; i++) {
      bright[i] = (byte) ((bright[i] & 0xff) * 6 / 10);
      noisy[i] = (byte) Math.max(0, Math.min(255, (noisy[i] & 0xff) + 6 * dice.bell()));
    }
    return List.of(
        picture,
        new JdkJpeg().decode(JpegWriter.write(picture, 35)),
        Scaling.to(picture, picture.width() / 2, picture.height() / 2),
        new GrayPicture(picture.width(), picture.height(), bright),
        new GrayPicture(picture.width(), picture.height(), noisy));
  }

  @Test
  void lets300OtherPicturesPass() {
    Dice dice = Lines.dice(9);
    CopyGuard guard = new CopyGuard();
    List<PictureHash> asked = new ArrayList<>();
    int nearest = 256;
    for (int i = 0; i < 300; i++) {
      PictureHash looks = PictureHash.of(Lines.draw(Lines.text(dice), 1, dice));
      for (PictureHash other : asked) {
        nearest = Math.min(nearest, looks.distance(other));
      }
      asked.add(looks);
      guard.check(looks, STRANGER);
      guard.check(looks, VALIDATOR);
    }
    assertTrue(nearest > CopyGuard.NEAR + 20, "nearest: " + nearest);
  }

  @Test
  void letsValidatorsAndTheirOwnQuestionsPass() {
    Dice dice = Lines.dice(10);
    PictureHash looks = PictureHash.of(Lines.draw(Lines.text(dice), 1, dice));
    CopyGuard guard = new CopyGuard();
    guard.check(looks, STRANGER);
    guard.check(looks, STRANGER);
    guard.check(looks, VALIDATOR);
    guard.check(looks, new Caller("validator-2", true, true, 1));
    guard.check(looks, VALIDATOR);
  }
}
