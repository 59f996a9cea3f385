package io.myelin.text;

import io.myelin.llama.LlamaSession;
import io.myelin.llama.ModelFile;
import java.io.IOException;

/** The reference model by which completions are measured. */
final class Judge implements AutoCloseable {
  private final LlamaSession session;
  private final String modelHash;

  private Judge(LlamaSession session, String modelHash) {
    this.session = session;
    this.modelHash = modelHash;
  }

  static Judge open(ModelCatalog catalog) throws IOException {
    ModelFile file = catalog.model();
    return new Judge(LlamaSession.open(file), file.sha256());
  }

  /** Per byte, so that models with different tokens can be compared. */
  double bitsPerByte(byte[] prompt, byte[] text) {
    return session.bits(prompt, text) / text.length;
  }

  String modelHash() {
    return modelHash;
  }

  @Override
  public void close() {
    session.close();
  }
}
