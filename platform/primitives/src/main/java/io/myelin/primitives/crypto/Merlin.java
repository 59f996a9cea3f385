package io.myelin.primitives.crypto;

import java.nio.charset.StandardCharsets;

/** A Merlin transcript (keys.md 5.4): labelled messages in, labelled challenges out. */
final class Merlin {
  private final Strobe strobe;

  Merlin(String label) {
    strobe = new Strobe(ascii("Merlin v1.0"));
    append("dom-sep", ascii(label));
  }

  private Merlin(Strobe strobe) {
    this.strobe = strobe;
  }

  Merlin copy() {
    return new Merlin(strobe.copy());
  }

  Merlin append(String label, byte[] message) {
    strobe.metaAd(ascii(label), false);
    strobe.metaAd(u32(message.length), true);
    strobe.ad(message, false);
    return this;
  }

  byte[] challenge(String label, int count) {
    strobe.metaAd(ascii(label), false);
    strobe.metaAd(u32(count), true);
    return strobe.prf(count);
  }

  /**
   * A secret scalar's bytes, bound to everything said so far, to the nonce seed and to fresh
   * randomness; the transcript itself does not change.
   */
  byte[] witness(byte[] nonceSeed, byte[] randomness) {
    Strobe forked = strobe.copy();
    forked.metaAd(ascii("signing"), false);
    forked.metaAd(u32(nonceSeed.length), true);
    forked.key(nonceSeed);
    forked.metaAd(ascii("rng"), false);
    forked.key(randomness);
    forked.metaAd(u32(64), false);
    return forked.prf(64);
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] u32(int value) {
    return new byte[] {
      (byte) value, (byte) (value >> 8), (byte) (value >> 16), (byte) (value >> 24)
    };
  }
}
