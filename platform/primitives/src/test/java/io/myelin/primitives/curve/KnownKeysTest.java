package io.myelin.primitives.curve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
  private static final byte REFUSED = 7;
  private final List<Byte> read = new ArrayList<>();
  private final KnownKeys keys =
      new KnownKeys(
          key -> {
            read.add(key[0]);
            return key[0] == REFUSED ? Optional.empty() : Optional.of(Edwards.base());
          });

  @Test
  void shouldReadAKeyOnce() {
    assertTrue(keys.find(key(1)).isPresent());
    assertTrue(keys.find(key(1)).isPresent());
    assertEquals(List.of((byte) 1), read);
  }

  @Test
  void shouldNotKeepWhatIsRefused() {
    assertTrue(keys.find(key(REFUSED)).isEmpty());
    assertTrue(keys.find(key(REFUSED)).isEmpty());
    assertEquals(2, read.size());
  }

  @Test
  void shouldNotTakeOneKeyForAnother() {
    byte[] one = new byte[32];
    byte[] other = new byte[32];
    other[30] = 1;
    other[31] = -31;
    assertEquals(Arrays.hashCode(one), Arrays.hashCode(other), "the same place");
    keys.find(one);
    keys.find(other);
    keys.find(one);
    assertEquals(3, read.size());
  }

  @Test
  void shouldNotChangeWithTheArrayItWasAskedWith() {
    byte[] key = key(1);
    keys.find(key);
    key[0] = REFUSED;
    assertTrue(keys.find(key).isEmpty());
    assertTrue(keys.find(key(1)).isPresent());
    assertEquals(List.of((byte) 1, REFUSED), read);
  }

  private static byte[] key(int first) {
    byte[] key = new byte[32];
    key[0] = (byte) first;
    return key;
  }
}
