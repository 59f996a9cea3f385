package io.myelin.llama;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaIterator;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.args.MiroStat;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sampled continuation of a prompt through JNI, at temperature 1 with every filter off: the answer
 * is drawn from the model's own distribution and nothing else. The library's defaults filter, so
 * each switch is set explicitly.
 */
public final class TextGenerator implements AutoCloseable {
  private static final long LOOK_MILLIS = 20;
  private static final byte[] ANYTHING = {'\n'};

  private final LlamaModel model;
  private final ReentrantLock turn = LlamaLibrary.get().turn();

  private TextGenerator(LlamaModel model) {
    this.model = model;
  }

  /** Loads a second instance of the model; generation and scoring never share state. */
  public static TextGenerator open(ModelFile file, int contextTokens) {
    LlamaLibrary.get();
    ModelParameters parameters =
        new ModelParameters()
            .setModel(file.path().toString())
            .setCtxSize(contextTokens)
            .setThreads(1)
            .setThreadsBatch(1)
            .setParallel(1)
            .disableMmap()
            .skipWarmup()
            .disableLog();
    try {
      return new TextGenerator(new LlamaModel(parameters));
    } catch (RuntimeException e) {
      throw new LlamaException(
          "model " + file.name() + " (" + file.path().getFileName() + ") is not a usable GGUF file",
          e);
    }
  }

  /** Hears a text while it is made. */
  public interface Listener {
    /** A whole number of characters, in UTF-8. */
    void piece(byte[] text) throws InterruptedException;

    /** Asked between two tokens: whether the rest is not wanted any more. */
    boolean enough();
  }

  /** The same seed gives the same text: at most {@code maxBytes}, rarely a little less. */
  public byte[] complete(byte[] prompt, int maxBytes, int seed) {
    byte[] text;
    turn.lock();
    try {
      text = whole(parameters(prompt, maxBytes, seed));
    } finally {
      turn.unlock();
    }
    return text.length > maxBytes ? Arrays.copyOf(text, maxBytes) : text;
  }

  private byte[] whole(InferenceParameters parameters) {
    return model.complete(parameters).getBytes(StandardCharsets.UTF_8);
  }

  /** The same text, heard as it is made; what is returned is what was heard. */
  public byte[] complete(byte[] prompt, int maxBytes, int seed, Listener listener)
      throws InterruptedException {
    while (!turn.tryLock(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      if (listener.enough()) {
        return new byte[0];
      }
    }
    try {
      return heard(prompt, maxBytes, seed, listener);
    } finally {
      turn.unlock();
    }
  }

  private byte[] heard(byte[] prompt, int maxBytes, int seed, Listener listener)
      throws InterruptedException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(maxBytes);
    LlamaIterator pieces = model.generate(parameters(prompt, maxBytes, seed)).iterator();
    boolean over = false;
    try {
      while (pieces.hasNext() && text.size() < maxBytes && !listener.enough()) {
        byte[] piece = pieces.next().text.getBytes(StandardCharsets.UTF_8);
        byte[] fits = Arrays.copyOf(piece, Math.min(piece.length, maxBytes - text.size()));
        if (fits.length > 0) {
          text.writeBytes(fits);
          listener.piece(fits);
        }
      }
      over = !pieces.hasNext();
    } finally {
      // an iterator that is left alone keeps the model busy to its last token
      if (!over) {
        pieces.cancel();
        // it takes one text after the other: with this one, what was cancelled computes no more
        whole(parameters(ANYTHING, 1, seed));
      }
    }
    return text.toByteArray();
  }

  private static InferenceParameters parameters(byte[] prompt, int maxBytes, int seed) {
    return new InferenceParameters(new String(prompt, StandardCharsets.UTF_8))
        .setNPredict(tokensFor(maxBytes))
        .setSeed(seed)
        .setTemperature(1.0f)
        .setDynamicTemperatureRange(0f)
        .setTopK(0)
        .setTopP(1.0f)
        .setMinP(0f)
        .setTypicalP(1.0f)
        .setRepeatPenalty(1.0f)
        .setFrequencyPenalty(0f)
        .setPresencePenalty(0f)
        .setMiroStat(MiroStat.DISABLED)
        .setCachePrompt(false)
        .setIgnoreEos(true);
  }

  /** Tokens have more than two bytes on average; what lies beyond the cut would be made in vain. */
  private static int tokensFor(int bytes) {
    return Math.max(1, bytes * 5 / 8);
  }

  @Override
  public void close() {
    model.close();
  }
}
