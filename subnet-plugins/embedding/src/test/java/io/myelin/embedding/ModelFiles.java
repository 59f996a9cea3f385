package io.myelin.embedding;

import io.myelin.onnx.OnnxModel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The model's files out of the dependency that carries them. */
final class ModelFiles {
  private ModelFiles() {}

  static SentenceEncoder encoder(Path folder) throws IOException {
    return new SentenceEncoder(
        OnnxModel.open(copy("all-minilm-l6-v2-q.onnx", folder)), pieces(folder), 256, 384);
  }

  static WordPieces pieces(Path folder) throws IOException {
    return new WordPieces(Vocabulary.read(copy("all-minilm-l6-v2-q-tokenizer.json", folder)));
  }

  private static Path copy(String name, Path folder) throws IOException {
    Path file = folder.resolve(name);
    try (InputStream in = ModelFiles.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      Files.copy(in, file);
    }
    return file;
  }
}
