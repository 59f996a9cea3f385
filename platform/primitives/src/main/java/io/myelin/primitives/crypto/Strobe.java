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

  private final byte[] state = new byte[200];
  private int position;
  private int begin;
  private int flags;

  Strobe(byte[] protocol) {
    byte[] head = {1, (byte) (RATE + 2), 1, 0, 1, 0x60};
    System.arraycopy(head, 0, state, 0, head.length);
    byte[] version = "STROBEv1.0.2".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(version, 0, state, head.length, version.length);
    permute();
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
      out[i] = state[position];
      state[position] = 0;
      advance();
    }
    return out;
  }

  void key(byte[] data) {
    beginOperation(A | C, false);
    for (byte b : data) {
      state[position] = b;
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
    absorb(new byte[] {(byte) old, (byte) newFlags});
    if ((newFlags & (C | K)) != 0 && position != 0) {
      runF();
    }
  }

  private void absorb(byte[] data) {
    for (byte b : data) {
      state[position] ^= b;
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
    state[position] ^= (byte) begin;
    state[position + 1] ^= 0x04;
    state[RATE + 1] ^= (byte) 0x80;
    permute();
    position = 0;
    begin = 0;
  }

  private void permute() {
    long[] lanes = new long[25];
    for (int i = 0; i < 200; i++) {
      lanes[i >> 3] |= (state[i] & 0xffL) << 8 * (i & 7);
    }
    KeccakF1600.permute(lanes);
    for (int i = 0; i < 200; i++) {
      state[i] = (byte) (lanes[i >> 3] >>> 8 * (i & 7));
    }
  }
}
