package io.myelin.plugins.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends after so many bytes, and can tell whether there were more. */
final class BoundedInput extends FilterInputStream {
  private long left;

  BoundedInput(InputStream in, long most) {
    super(in);
    this.left = most;
  }

  /** To be asked at the end. */
  boolean more() throws IOException {
    return left == 0 && in.read() >= 0;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (left == 0) {
      return -1;
    }
    int read = in.read(bytes, offset, (int) Math.min(length, left));
    left -= Math.max(0, read);
    return read;
  }
}
