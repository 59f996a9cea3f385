package io.myelin.api.host;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A model file of the data folder. */
public record ModelFile(
    String sha256,
    long bytes,
    @Schema(description = "Installed plugins that ask for it.") List<String> plugins) {
  public ModelFile {
    plugins = List.copyOf(plugins);
  }
}
