package io.myelin.api.host;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A jar that was looked at and would be taken; nothing of it was run or kept. */
public record PluginVerdict(
    String id,
    String version,
    @Schema(description = "Versions of the plugin interface that it is made for.") String requires,
    String sha256,
    long bytes,
    String signature,
    String modality,
    List<String> roles,
    List<String> tasks,
    PluginGrants grants,
    @Schema(
            description =
                "What keeping it would do: install, upgrade, or nothing because it is kept")
        String would,
    String cli,
    String curl) {
  public PluginVerdict {
    roles = List.copyOf(roles);
    tasks = List.copyOf(tasks);
  }
}
