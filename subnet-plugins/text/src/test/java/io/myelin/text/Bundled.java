package io.myelin.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.myelin.contract.RecordJson;
import io.myelin.llama.ModelFile;
import io.myelin.testkit.Stage;
import io.myelin.worker.role.Judgements.Plan;
import io.myelin.worker.role.ValidatorRole;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;

/** The subnet with the models its jar ships. */
final class Bundled {
  static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

  private Bundled() {}

  static Stage stage() throws IOException {
    return new Stage(new TextSubnet(), Map.of());
  }

  /** The questions of the seed of zeros. */
  static Plan plan(ValidatorRole validator) throws Exception {
    return validator.plan(new byte[32], 1, NOTHING);
  }

  static ObjectNode json(Record record) {
    return RecordJson.write(record);
  }

  static ModelFile model(String name) throws IOException {
    try (InputStream model = TextSubnet.class.getResourceAsStream(name + ".gguf")) {
      if (model == null) {
        throw new IllegalArgumentException(name);
      }
      return ModelFile.copy(name, model, Files.createTempDirectory("text-test-"), Optional.empty());
    }
  }
}
