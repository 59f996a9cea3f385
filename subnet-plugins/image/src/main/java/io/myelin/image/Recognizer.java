package io.myelin.image;

import io.myelin.jpeg.GrayPicture;
import io.myelin.onnx.OnnxModel;
import io.myelin.onnx.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The recognition model: a line of text as columns of 8 pixels, each a distribution over nothing
 * and the model's characters. Safe to call from several threads.
 */
final class Recognizer implements AutoCloseable {
  static final int HEIGHT = 48;
  private static final int LEAST_WIDTH = 320;
  private static final int MOST_WIDTH = 1600;

  private final OnnxModel model;
  private final String input;
  private final List<String> keys;

  private Recognizer(OnnxModel model, List<String> keys) {
    this.model = model;
    this.input = model.inputs().get(0);
    this.keys = keys;
  }

  /**
   * @param keys a file with the model's characters, one per line
   */
  static Recognizer open(Path model, Path keys) throws IOException {
    List<String> all = new ArrayList<>();
    all.add("");
    all.addAll(Files.readAllLines(keys));
    all.add(" ");
    return new Recognizer(OnnxModel.open(model), List.copyOf(all));
  }

  /**
   * What the model saw.
   *
   * @param values one row per column, one value per key
   * @param keys nothing first
   */
  record Columns(float[] values, List<String> keys) {
    int count() {
      return values.length / keys.size();
    }

    float at(int column, int key) {
      return values[column * keys.size() + key];
    }

    int likeliest(int column) {
      int best = 0;
      for (int key = 1; key < keys.size(); key++) {
        best = at(column, key) > at(column, best) ? key : best;
      }
      return best;
    }

    /** The likeliest key of each column, a repeated one once. */
    String text() {
      StringBuilder text = new StringBuilder();
      int last = 0;
      for (int column = 0; column < count(); column++) {
        int key = likeliest(column);
        if (key != last) {
          text.append(keys.get(key));
        }
        last = key;
      }
      return text.toString();
    }
  }

  /**
   * @param onStop is given what ends it early
   */
  Columns read(GrayPicture picture, Consumer<Runnable> onStop) {
    int width =
        (int) Math.max(1, Math.min(MOST_WIDTH, (long) HEIGHT * picture.width() / picture.height()));
    GrayPicture line = Scaling.to(picture, width, HEIGHT);
    int padded = Math.max(LEAST_WIDTH, width);
    float[] values = new float[3 * HEIGHT * padded];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        float value = line.at(x, y) / 127.5f - 1;
        for (int colour = 0; colour < 3; colour++) {
          values[(colour * HEIGHT + y) * padded + x] = value;
        }
      }
    }
    Map<String, Tensor> output =
        model.run(Map.of(input, new Tensor.Floats(values, 1, 3, HEIGHT, padded)), onStop);
    Tensor seen = output.values().iterator().next();
    if (!(seen instanceof Tensor.Floats floats)
        || floats.shape().length != 3
        || floats.shape()[2] != keys.size()) {
      throw new IllegalStateException(
          "the model and its keys do not belong together; needed "
              + keys.size()
              + " values a column");
    }
    return new Columns(floats.values(), keys);
  }

  @Override
  public void close() {
    model.close();
  }
}
