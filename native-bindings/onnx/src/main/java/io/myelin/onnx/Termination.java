package io.myelin.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.RunOptions;

/** The switch that ends one run between two operators; harmless before and after the run. */
final class Termination implements AutoCloseable {
  private final RunOptions options;
  private boolean stopped;
  private boolean closed;

  Termination() throws OrtException {
    options = new RunOptions();
  }

  RunOptions options() {
    return options;
  }

  synchronized void stop() {
    stopped = true;
    if (!closed) {
      try {
        options.setTerminate(true);
      } catch (OrtException e) {
        throw new OnnxException("a run could not be told to stop", e);
      }
    }
  }

  synchronized boolean stopped() {
    return stopped;
  }

  @Override
  public synchronized void close() {
    closed = true;
    options.close();
  }
}
