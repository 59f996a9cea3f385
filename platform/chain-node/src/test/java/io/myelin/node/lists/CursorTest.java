package io.myelin.node.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CursorTest {
  @RepeatedTest(200)
  void shouldComeBackAsItWasAndForItsOwnListAlone() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    byte[] key = new byte[random.nextInt(80)];
    random.nextBytes(key);
    Place place = new Place(random.nextLong(), random.nextLong(), HexFormat.of().formatHex(key));
    Cursor cursor = new Cursor(place, random.nextBoolean());
    String text = cursor.text("/blocks{}");

    assertEquals(Optional.of(cursor), Cursor.of(text, "/blocks{}"), "seed " + seed);
    assertTrue(Cursor.of(text, "/blocks{sort=block}").isEmpty(), "seed " + seed);
    int at = random.nextInt(text.length());
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    String forged = text.substring(0, at) + other + text.substring(at + 1);
    // the last letter has bits that no byte is made of
    assertTrue(Cursor.of(forged, "/blocks{}").map(cursor::equals).orElse(true), "seed " + seed);
  }

  @Test
  void shouldRefuseWhatItNeverGave() {
    for (String text : new String[] {"1", "AAAA", "!", "0".repeat(10_000)}) {
      assertTrue(Cursor.of(text, "/blocks{}").isEmpty(), text);
    }
  }
}
