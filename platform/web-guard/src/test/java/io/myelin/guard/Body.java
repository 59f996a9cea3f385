package io.myelin.guard;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Keeps what an answer says. */
final class Body extends ServletOutputStream {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  void reset() {
    bytes.reset();
  }

  @Override
  public void write(int b) {
    bytes.write(b);
  }

  @Override
  public boolean isReady() {
    return true;
  }

  @Override
  public void setWriteListener(WriteListener listener) {}
}
