package io.myelin.api.host;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a plugin asks of its operator, or was granted. */
public record PluginGrants(
    List<Capability> capabilities,
    @Schema(description = "The most a worker of one neuron may hold.") int memoryMegabytes,
    @Schema(description = "Calls that may run at once.") int threads) {
  /** One thing beside computing. */
  @Schema(name = "PluginCapability")
  public record Capability(
      @Schema(description = "network, files, native, asks or jvm") String kind,
      @Schema(description = "In words an operator can judge.") List<String> asked) {
    public Capability {
      asked = List.copyOf(asked);
    }
  }

  public PluginGrants {
    capabilities = List.copyOf(capabilities);
  }
}
