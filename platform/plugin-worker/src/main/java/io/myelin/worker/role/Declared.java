package io.myelin.worker.role;

import io.myelin.contract.Settings;
import io.myelin.spi.Manifest;
import io.myelin.spi.Model;
import io.myelin.spi.SubnetException;
import java.util.Map;

/** What a plugin asks for, held against its manifest: in a node and in the test kit alike. */
public final class Declared {
  private Declared() {}

  /**
   * @param settings as the operator wrote them, each in any of its spellings
   * @throws SubnetException OPERATOR SETTING when one is unknown, missing or wrong
   */
  public static void requireSettings(Manifest manifest, Map<String, String> settings) {
    if (manifest.settings().isEmpty()) {
      Settings.refuseAll(settings);
    } else {
      Settings.read(manifest.settings().get(), settings);
    }
  }

  /**
   * @throws IllegalArgumentException when the manifest names another record
   */
  public static <S extends Record> S settings(
      Manifest manifest, Class<S> type, Map<String, String> settings) {
    if (!manifest.settings().filter(type::equals).isPresent()) {
      throw new IllegalArgumentException(
          type.getName() + " is not the settings record that the manifest names");
    }
    return Settings.read(type, settings);
  }

  /**
   * @throws SubnetException OPERATOR MODEL_MISSING when the manifest does not name it
   */
  public static Model model(Manifest manifest, String name) {
    return manifest.models().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                SubnetException.operator(
                    "MODEL_MISSING",
                    "model "
                        + name
                        + " is unknown; needed one of "
                        + manifest.models().stream().map(Model::name).toList()));
  }
}
