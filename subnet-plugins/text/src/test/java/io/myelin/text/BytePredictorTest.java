package io.myelin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.myelin.llama.LlamaSession;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class BytePredictorTest {
  private static final int POSITIONS = Integer.getInteger("positions", 200);

  /** Predicting byte by byte must cost what the tokens cost over the same text. */
  @Test
  void shouldLoseAboutTheModelsOwnBitsPerByte() throws IOException {
    double strong = checkedLoss("tiny-shakespeare");
    double weak = checkedLoss("tiny-shakespeare-weak");
    assertTrue(weak > strong + 0.2, "strong " + strong + ", weak " + weak);
  }

  private static double checkedLoss(String model) throws IOException {
    PrivateText text = PrivateText.of(Optional.of(PrivateText.BUNDLED));
    RandomGenerator choice = new SplittableRandom(0);
    try (LlamaSession session = LlamaSession.open(Bundled.model(model))) {
      BytePredictor predictor = new BytePredictor(session);
      double loss = 0;
      double bits = bitsPerByte(session, text.bytes());
      long started = System.nanoTime();
      for (int i = 0; i < POSITIONS; i++) {
        int position = text.position(choice);
        byte[] prompt = text.promptAt(position);
        double[] chances = predictor.predict(prompt);
        assertEquals(1, Arrays.stream(chances).sum(), 1e-9);
        loss += ByteDistribution.ofChances(chances).loss(text.truthAt(position, 1)[0] & 0xff);
      }
      loss /= POSITIONS;
      String figures =
          String.format(
              Locale.ROOT,
              "%s: loss %.3f, %.3f bits per byte, %d positions, %d ms",
              model,
              loss,
              bits,
              POSITIONS,
              (System.nanoTime() - started) / 1_000_000);
      java.util.logging.Logger.getLogger("figures").info(figures);
      assertEquals(bits, loss, 0.3, figures);
      return loss;
    }
  }

  /** Whole windows from a line's start, so that no token is cut; the model sees nothing before. */
  private static double bitsPerByte(LlamaSession session, byte[] text) {
    double bits = 0;
    int bytes = 0;
    for (int at = 0; at + 500 < text.length; at += 2500) {
      int start = at;
      while (text[start] != '\n') {
        start++;
      }
      byte[] window = Arrays.copyOfRange(text, start + 1, Math.min(text.length, start + 401));
      bits += session.bits(new byte[0], window);
      bytes += window.length;
    }
    return bits / bytes;
  }
}
