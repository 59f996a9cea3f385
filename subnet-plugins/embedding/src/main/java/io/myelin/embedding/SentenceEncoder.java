package io.myelin.embedding;

import io.myelin.onnx.OnnxModel;
import io.myelin.onnx.Tensor;
import java.util.Arrays;
import java.util.Map;

/**
 * all-MiniLM-L6-v2: the mean of what the model says of a text's tokens. Each text runs alone: in a
 * batch the quantised model's numbers would depend on the other texts.
 */
final class SentenceEncoder implements AutoCloseable {
  static final int DIMENSIONS = 384;
  static final int MOST_TOKENS = 512;

  private final OnnxModel model;
  private final WordPieces pieces;
  private final int tokens;
  private final int dimensions;

  /**
   * @param tokens of a text that are read, the two marks included
   * @param dimensions how many of the numbers are kept
   */
  SentenceEncoder(OnnxModel model, WordPieces pieces, int tokens, int dimensions) {
    this.model = model;
    this.pieces = pieces;
    this.tokens = tokens;
    this.dimensions = dimensions;
  }

  /** A vector of length 1, in ten thousandths: finer digits change no likeness that matters. */
  float[] encode(String text) {
    long[] numbers = pieces.numbers(text, tokens);
    long[] ones = new long[numbers.length];
    Arrays.fill(ones, 1);
    Map<String, Tensor> output =
        model.run(
            Map.of(
                "input_ids", new Tensor.Longs(numbers, 1, numbers.length),
                "attention_mask", new Tensor.Longs(ones, 1, numbers.length),
                "token_type_ids", new Tensor.Longs(new long[numbers.length], 1, numbers.length)));
    if (output.get(model.outputs().get(0)) instanceof Tensor.Floats states) {
      return rounded(mean(states.values(), numbers.length));
    }
    throw new IllegalStateException("the model gives no numbers for tokens");
  }

  private double[] mean(float[] states, int count) {
    double[] sum = new double[dimensions];
    for (int token = 0; token < count; token++) {
      for (int i = 0; i < dimensions; i++) {
        sum[i] += states[token * DIMENSIONS + i];
      }
    }
    return sum;
  }

  private static float[] rounded(double[] direction) {
    double length = Math.sqrt(Arrays.stream(direction).map(x -> x * x).sum());
    float[] unit = new float[direction.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = Math.round(direction[i] / length * 1e4) / 1e4f;
    }
    return unit;
  }

  @Override
  public void close() {
    model.close();
  }
}
