package io.myelin.onnx;

import java.nio.file.Path;
import java.util.Map;

/** Uses the runtime once, in a process whose surroundings a test has chosen. */
final class FreshHomeMain {
  private FreshHomeMain() {}

  /** The model's file; prints the runtime's version. */
  public static void main(String[] arguments) {
    try (OnnxModel model = OnnxModel.open(Path.of(arguments[0]))) {
      model.run(
          Map.of(
              "times", new Tensor.Longs(new long[] {1}), "x", new Tensor.Floats(new float[1], 1)));
      System.out.println(OnnxModel.version());
    }
  }
}
