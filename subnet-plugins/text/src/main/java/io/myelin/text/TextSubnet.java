package io.myelin.text;

import io.myelin.llama.LlamaException;
import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Model;
import io.myelin.spi.Rules.Default;
import io.myelin.spi.Rules.Doc;
import io.myelin.spi.Rules.Range;
import io.myelin.spi.Subnet;
import io.myelin.spi.SubnetException;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The text subnet: miners predict the next byte and complete passages. */
public final class TextSubnet implements Subnet {
  private static final int LONGEST_PROMPT = 1024;

  /**
   * The next byte after each prompt is wanted.
   *
   * @param prompts each of 1 to 1024 bytes
   */
  record Predict(
      @Doc("Beginnings of a text, each of 1 to 1024 bytes") @Range(min = 1, max = 64)
          List<byte[]> prompts) {
    Predict {
      for (byte[] prompt : prompts) {
        if (prompt.length < 1 || prompt.length > LONGEST_PROMPT) {
          throw new IllegalArgumentException(
              "a prompt has " + prompt.length + " bytes; needed 1 to " + LONGEST_PROMPT);
        }
      }
    }
  }

  /**
   * @param distributions for each prompt up to 64 pairs of a byte and its parts of 65535
   */
  record Predicted(
      @Doc("For each prompt up to 64 pairs: a byte and its parts of 65535") @Range(max = 64)
          List<int[][]> distributions) {}

  /** The byte that stands in the text after each prompt. */
  record Next(byte[] truth) {}

  /** A sampled continuation of the prompt is wanted. */
  record Complete(
      @Doc("The beginning of a text") @Range(min = 1, max = LONGEST_PROMPT) byte[] prompt,
      @Doc("The most bytes of the continuation") @Range(min = 1, max = 256) @Default("64")
          int maxBytes,
      @Doc("The same seed gives the same text") @Range(max = Integer.MAX_VALUE) @Default("0")
          int seed) {}

  record Completed(@Doc("The continuation") @Range(max = 256) byte[] answer) {}

  /**
   * @param truth how the text goes on
   * @param typical bits per byte of such texts
   */
  record Passage(byte[] truth, double typical) {}

  record Settings(
      @Doc("Model a miner answers with, or a validator judges by") @Default("tiny-shakespeare")
          String model,
      @Doc("Folder with MODEL.gguf, instead of the models in the plugin") Optional<Path> models,
      @Doc("SHA-256 that the file in models must have") Optional<String> sha256,
      @Doc("Validator's own text that questions are made from; bundled is the one in the plugin")
          Optional<Path> text,
      @Doc("Answers at random, without a model") @Default("false") boolean noise) {}

  static final Task<Predict, Predicted> PREDICT =
      Task.of("TextPredict", Predict.class, Predicted.class).sizes(128 << 10, 32 << 10);
  static final Task<Complete, Completed> COMPLETE =
      Task.of("TextComplete", Complete.class, Completed.class).sizes(8 << 10, 4 << 10);

  @Override
  public Manifest manifest() {
    return Manifest.of("text")
        .task(PREDICT)
        .task(COMPLETE)
        .settings(Settings.class)
        .model(
            bundled(
                "tiny-shakespeare",
                "bf980b9a80d8959bf14e613e4d36712e7c75466d3fd58f6d0153e38810abf7bc"))
        .model(
            bundled(
                "tiny-shakespeare-weak",
                "aa4821ce59b83a7db3db027b9b6889179c3d6077e28e1604a43db0217fd2f1ea"))
        .needs(new Capability.Files("models", false))
        .needs(new Capability.Files("text", false));
  }

  private static Model bundled(String name, String sha256) {
    return new Model(name, "jar:io/myelin/text/" + name + ".gguf", 1_868_992, sha256, "Apache-2.0");
  }

  @Override
  public Miner miner(Context context) {
    if (context.settings(Settings.class).noise()) {
      NoiseMiner noise = new NoiseMiner(context.random("noise"));
      return Miner.of(PREDICT, noise::predict).and(COMPLETE, noise::complete);
    }
    ModelMiner miner = refusingBadModels(() -> ModelMiner.open(GgufModel.of(manifest(), context)));
    return Miner.of(PREDICT, miner::predict).and(COMPLETE, miner::complete).closing(miner);
  }

  @Override
  public Validator validator(Context context) {
    PrivateText text =
        refusingBadModels(() -> PrivateText.of(context.settings(Settings.class).text()));
    CompletionExam completions =
        refusingBadModels(() -> CompletionExam.open(text, GgufModel.of(manifest(), context)));
    return Validator.of(PREDICT, Next.class, new PredictionExam(text))
        .and(COMPLETE, Passage.class, 1, completions)
        .closing(completions);
  }

  private static <T> T refusingBadModels(Opening<T> opening) {
    try {
      return opening.open();
    } catch (LlamaException e) {
      throw SubnetException.operator("MODEL_REFUSED", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw SubnetException.operator("FILE_UNREADABLE", String.valueOf(e));
    }
  }

  private interface Opening<T> {
    T open() throws IOException;
  }
}
