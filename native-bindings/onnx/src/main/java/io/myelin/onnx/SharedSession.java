package io.myelin.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A model in memory, once per process and file, for as long as somebody uses it. */
final class SharedSession implements AutoCloseable {
  private static final Map<Path, SharedSession> OPEN = new HashMap<>();

  private final Path file;
  private final OrtSession session;
  private int users;

  private SharedSession(Path file) throws OrtException {
    this.file = file;
    try (SessionOptions options = Environment.options()) {
      this.session = Environment.get().createSession(file.toString(), options);
    }
  }

  /** One more user, who closes it once. */
  static SharedSession open(Path file) throws OrtException, IOException {
    Path real = file.toRealPath();
    synchronized (OPEN) {
      SharedSession shared = OPEN.get(real);
      if (shared == null) {
        shared = new SharedSession(real);
        OPEN.put(real, shared);
      }
      shared.users++;
      return shared;
    }
  }

  OrtSession session() {
    return session;
  }

  @Override
  public void close() throws OrtException {
    synchronized (OPEN) {
      users--;
      if (users == 0) {
        OPEN.remove(file);
        session.close();
      }
    }
  }
}
