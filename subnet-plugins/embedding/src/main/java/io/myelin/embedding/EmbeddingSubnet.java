package io.myelin.embedding;

import io.myelin.onnx.OnnxModel;
import io.myelin.spi.Answering.Call;
import io.myelin.spi.Capability;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Miner;
import io.myelin.spi.Model;
import io.myelin.spi.Subnet;
import io.myelin.spi.Task;
import io.myelin.spi.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/** The embedding subnet: miners turn texts into vectors, validators see whether these tell. */
public final class EmbeddingSubnet implements Subnet {
  static final Task<Texts, Vectors> EMBED =
      Task.of("TextEmbed", Texts.class, Vectors.class).sizes(1 << 16, 1 << 19);

  private static final int MEMORY_MEGABYTES = 400;
  private static final int THREADS = 4;
  private static final String NAME = "all-minilm-l6-v2-q";
  private static final String VOCABULARY = "all-minilm-l6-v2-q-tokenizer";

  @Override
  public Manifest manifest() {
    return Manifest.of("embedding")
        .task(EMBED)
        .settings(EmbeddingSettings.class)
        .needs(new Capability.Files("text", false))
        .memory(MEMORY_MEGABYTES)
        .threads(THREADS)
        .model(
            new Model(
                NAME,
                "jar:all-minilm-l6-v2-q.onnx",
                22_972_370,
                "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1",
                "Apache-2.0"))
        .model(
            new Model(
                VOCABULARY,
                "jar:all-minilm-l6-v2-q-tokenizer.json",
                711_661,
                "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0",
                "Apache-2.0"));
  }

  @Override
  public Miner miner(Context context) throws IOException {
    EmbeddingSettings settings = context.settings(EmbeddingSettings.class);
    SentenceEncoder encoder =
        new SentenceEncoder(
            OnnxModel.open(context.model(NAME)),
            new WordPieces(Vocabulary.read(context.model(VOCABULARY))),
            settings.tokens(),
            settings.dimensions());
    return Miner.of(
            EMBED,
            (question, call) ->
                new Vectors(vectors(encoder, question.texts(), call), settings.scale()))
        .closing(encoder);
  }

  private static List<float[]> vectors(SentenceEncoder encoder, List<String> texts, Call call) {
    List<float[]> vectors = new ArrayList<>();
    for (String text : texts) {
      if (call.cancelled()) {
        throw new CancellationException("nobody waits for the vectors any more");
      }
      vectors.add(encoder.encode(text));
    }
    return vectors;
  }

  @Override
  public Validator validator(Context context) throws IOException {
    EmbeddingSettings settings = context.settings(EmbeddingSettings.class);
    Passages passages = Passages.of(context, settings.text(), EmbeddingExam.PASSAGES);
    return Validator.of(EMBED, Pairs.class, new EmbeddingExam(passages));
  }
}
