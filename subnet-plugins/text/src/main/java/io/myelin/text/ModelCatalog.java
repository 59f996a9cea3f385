package io.myelin.text;

import io.myelin.llama.ModelFile;
import io.myelin.spi.PluginContext;
import io.myelin.spi.PluginException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Finds the model a neuron's settings name: bundled and known by hash, or in a folder. */
final class ModelCatalog {
  private static final String DEFAULT = "tiny-shakespeare";
  private static final Map<String, String> BUNDLED =
      Map.of(
          DEFAULT,
          "bf980b9a80d8959bf14e613e4d36712e7c75466d3fd58f6d0153e38810abf7bc",
          "tiny-shakespeare-weak",
          "aa4821ce59b83a7db3db027b9b6889179c3d6077e28e1604a43db0217fd2f1ea");

  private final PluginContext context;

  ModelCatalog(PluginContext context) {
    this.context = context;
  }

  ModelFile model() throws IOException {
    String name = context.setting("model").orElse(DEFAULT);
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw PluginException.operator(
          "MODEL_NAME", "model \"" + name + "\" is no name; needed letters, digits, . _ or -");
    }
    Optional<String> folder = context.setting("models");
    if (folder.isPresent()) {
      return ModelFile.copy(
          name,
          Path.of(folder.get()).resolve(name + ".gguf"),
          context.scratch(),
          context.setting("sha256"));
    }
    String hash = BUNDLED.get(name);
    InputStream bundled = hash == null ? null : getClass().getResourceAsStream(name + ".gguf");
    if (bundled == null) {
      throw PluginException.operator(
          "MODEL_MISSING",
          "model "
              + name
              + " is not bundled; use one of "
              + BUNDLED.keySet()
              + " or name a folder by the setting models");
    }
    return ModelFile.copy(name, bundled, context.scratch(), Optional.ofNullable(hash));
  }
}
