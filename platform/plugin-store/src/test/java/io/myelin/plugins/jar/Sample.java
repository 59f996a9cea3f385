package io.myelin.plugins.jar;

import io.myelin.spi.Capability;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** A subnet with one model and one grant; it is described, never run. */
public final class Sample implements Subnet {
  static final byte[] MODEL =
      "weights".repeat(100).getBytes(java.nio.charset.StandardCharsets.UTF_8);

  record Question(String text) {}

  record Answer(String text) {}

  @Override
  public Manifest manifest() {
    return Manifest.of("sample")
        .task(Task.of("SampleSay", Question.class, Answer.class))
        .model(new Model("tiny", "jar:models/tiny.bin", MODEL.length, digest(MODEL), "Apache-2.0"))
        .needs(new Capability.Network(List.of("db.example:5432")))
        .memory(300);
  }

  static String digest(byte[] bytes) {
    try {
      return Sha256.of(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
