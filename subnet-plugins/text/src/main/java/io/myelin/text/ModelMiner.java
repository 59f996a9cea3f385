package io.myelin.text;

import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import io.myelin.llama.TextGenerator;
import io.myelin.spi.Answering;
import io.myelin.spi.SubnetException;
import io.myelin.text.TextSubnet.Complete;
import io.myelin.text.TextSubnet.Completed;
import io.myelin.text.TextSubnet.Predict;
import io.myelin.text.TextSubnet.Predicted;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers from a model: predictions through FFI, completions through JNI. */
final class ModelMiner implements AutoCloseable {
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

  static ModelMiner open(ModelFile file) {
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

  Predicted predict(Predict question, Answering.Call call) {
    List<int[][]> distributions = new ArrayList<>();
    for (byte[] prompt : question.prompts()) {
      if (call.cancelled()) {
        throw SubnetException.resources("CANCELLED", "nobody waits for these predictions any more");
      }
      distributions.add(ByteDistribution.ofChances(predictor.predict(prompt)).pairs());
    }
    return new Predicted(distributions);
  }

  /** Sends each token as a part; who waits no longer stops it between two of them. */
  Completed complete(Complete question, Answering.Call call) throws InterruptedException {
    byte[] text =
        generator.complete(
            question.prompt(),
            question.maxBytes(),
            question.seed(),
            new TextGenerator.Listener() {
              @Override
              public void piece(byte[] text) throws InterruptedException {
                call.emit(new Completed(text));
              }

              @Override
              public boolean enough() {
                return call.cancelled();
              }
            });
    return new Completed(text);
  }

  @Override
  public void close() {
    session.close();
    generator.close();
  }
}
