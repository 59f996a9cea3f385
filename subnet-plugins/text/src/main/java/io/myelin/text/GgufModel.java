package io.myelin.text;

import io.myelin.llama.ModelFile;
import io.myelin.spi.Context;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import java.io.IOException;
import java.util.Optional;

/** Finds the model a neuron's settings name: in the manifest, or in a folder of the operator's. */
final class GgufModel {
  private GgufModel() {}

  static ModelFile of(Manifest manifest, Context context) throws IOException {
    TextSubnet.Settings settings = context.settings(TextSubnet.Settings.class);
    String name = settings.model();
    if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
      throw SubnetException.operator(
          "MODEL_NAME", "model \"" + name + "\" is no name; needed letters, digits, . _ or -");
    }
    if (settings.models().isPresent()) {
      return ModelFile.copy(
          name,
          settings.models().get().resolve(name + ".gguf"),
          context.scratch(),
          settings.sha256());
    }
    Optional<Model> bundled =
        manifest.models().stream().filter(model -> model.name().equals(name)).findFirst();
    if (bundled.isEmpty()) {
      throw SubnetException.operator(
          "MODEL_MISSING",
          "model "
              + name
              + " is not bundled; use one of "
              + manifest.models().stream().map(Model::name).toList()
              + " or name a folder by the setting models");
    }
    return new ModelFile(name, context.model(name), bundled.get().sha256());
  }
}
