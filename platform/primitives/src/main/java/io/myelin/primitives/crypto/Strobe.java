package io.myelin.primitives.crypto;

import java.nio.charset.StandardCharsets;

/** The part of STROBE-128 that Merlin uses (keys.md 5.3). */
final class Strobe {
  private static final int RATE = 166;
  private static final int I = 1;
  private static final int A = 2;
  private static final int C = 4;
  private static final int M = 16;
  private static final int K = 32;

  /** 200 bytes in little-endian lanes. */
  private final long[] state = new long[25];

  private int position;
  private int begin;
  private int flags;

  Strobe(byte[] protocol) {
    byte[] head = {1, (byte) (RATE + 2), 1, 0, 1, 0x60};
    byte[] version = "STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < head.length; i++) {
      add(i, head[i]);
    }
    for (int i = 0; i < version.length; i++) {
      add(head.length + i, version[i]);
    }
    KeccakF1600.permute(state);
    metaAd(protocol, false);
  }

  private Strobe(Strobe other) {
    System.arraycopy(other.state, 0, state, 0, state.length);
    position = other.position;
    begin = other.begin;
    flags = other.flags;
  }

  Strobe copy() {
    return new Strobe(this);
  }

  void metaAd(byte[] data, boolean more) {
    beginOperation(M | A, more);
    absorb(data);
  }

  void ad(byte[] data, boolean more) {
    beginOperation(A, more);
    absorb(data);
  }

  byte[] prf(int count) {
    beginOperation(I | A | C, false);
    byte[] out = new byte[count];
    for (int i = 0; i < count; i++) {
      out[i] = at(position);
      add(position, out[i]);
      advance();
    }
    return out;
  }

  void key(byte[] data) {
    beginOperation(A | C, false);
    for (byte b : data) {
      add(position, b ^ at(position));
      advance();
    }
  }

  private void beginOperation(int newFlags, boolean more) {
    if (more) {
      if (newFlags != flags) {
        throw new IllegalStateException("a continued operation changed its flags");
      }
      return;
    }
    int old = begin;
    begin = position + 1;
    flags = newFlags;
    add(position, old);
    advance();
    add(position, newFlags);
    advance();
    if ((newFlags & (C | K)) != 0 && position != 0) {
      runF();
    }
  }

  private void absorb(byte[] data) {
    for (byte b : data) {
      add(position, b);
      advance();
    }
  }

  private void advance() {
    position++;
    if (position == RATE) {
      runF();
    }
  }

  private void runF() {
    add(position, begin);
    add(position + 1, 0x04);
    add(RATE + 1, 0x80);
    KeccakF1600.permute(state);
    position = 0;
    begin = 0;
  }

  private byte at(int index) {
    return (byte) (state[index >> 3] >>> 8 * (index & 7));
  }

  /** Adds a byte, which is an exclusive or. */
  private void add(int index, int value) {
    state[index >> 3] ^= (value & 0xffL) << 8 * (index & 7);
  }
}
