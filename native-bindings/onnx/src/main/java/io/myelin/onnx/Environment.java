package io.myelin.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession.SessionOptions;

/** The runtime, once per process; loading it unpacks the native library. */
final class Environment {
  private Environment() {}

  static OrtEnvironment get() {
    try {
      // its errors come as exceptions; in words they would tell of every run that was stopped
      return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "myelin");
    } catch (LinkageError | IllegalStateException e) {
      throw new OnnxException(
          "ONNX Runtime cannot be loaded ("
              + e
              + "); needed Linux or Windows on x86_64, or Linux or macOS on aarch64, and 30 MB free"
              + " in "
              + System.getProperty("java.io.tmpdir"),
          e);
    }
  }

  /** One thread that does not spin: more threads cost more than twice the CPU of a small model. */
  static SessionOptions options() throws OrtException {
    SessionOptions options = new SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.addConfigEntry("session.intra_op.allow_spinning", "0");
    return options;
  }
}
