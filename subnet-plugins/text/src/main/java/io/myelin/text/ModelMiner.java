package io.myelin.text;

import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.llama.TextGenerator;
import io.myelin.spi.Body;
import io.myelin.spi.MinerRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Answers from a model: predictions through FFI, completions through JNI. */
final class ModelMiner implements MinerRuntime {
  private static final byte[] WARM =
      "What do you say?\n\nFirst Citizen:\nNothing as yet; but I shall find the words."
          .getBytes(StandardCharsets.US_ASCII);

  private final LlamaSession session;
  private final TextGenerator generator;
  private final BytePredictor predictor;

  private ModelMiner(LlamaSession session, TextGenerator generator) {
    this.session = session;
    this.generator = generator;
    this.predictor = new BytePredictor(session);
  }

  static ModelMiner open(ModelCatalog catalog) throws IOException {
    ModelFile file = catalog.model();
    LlamaSession session = LlamaSession.open(file);
    ModelMiner miner = new ModelMiner(session, TextGenerator.open(file, session.capacity()));
    miner.warmUp();
    return miner;
  }

  /** The first answers take many times longer than any later ones: nobody should wait for them. */
  private void warmUp() {
    for (int i = WARM.length / 2; i < WARM.length; i += WARM.length / 8) {
      predictor.predict(Arrays.copyOf(WARM, i));
    }
    generator.complete(WARM, PrivateText.COMPLETION, 0);
  }

  @Override
  public Body answer(String synapse, Body request) {
    Question question = Question.read(synapse, request);
    if (question instanceof Question.Predict predict) {
      List<?> answers =
          predict.prompts().stream()
              .map(prompt -> ByteDistribution.ofChances(predictor.predict(prompt)).toJson())
              .toList();
      return Body.of("distributions", answers);
    }
    Question.Complete complete = (Question.Complete) question;
    byte[] text = generator.complete(complete.prompt(), complete.maxBytes(), complete.seed());
    return Body.of("answer", Base64.getEncoder().encodeToString(text));
  }

  @Override
  public void close() {
    session.close();
    generator.close();
  }
}
