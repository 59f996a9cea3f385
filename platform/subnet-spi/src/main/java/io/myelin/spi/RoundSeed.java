package io.myelin.spi;

import java.util.Arrays;

/** 32 bytes nobody could know before the newest final block: they choose a round's questions. */
public record RoundSeed(byte[] bytes) {
  public static final int LENGTH = 32;

  public RoundSeed {
    if (bytes.length != LENGTH) {
      throw PluginException.caller(
          "SEED_LENGTH", "seed has " + bytes.length + " bytes; needed " + LENGTH);
    }
    bytes = bytes.clone();
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RoundSeed seed && Arrays.equals(bytes, seed.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
