package io.myelin.node.chain;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** What the launcher told this process; every value has a default that suits a trial. */
public record NodeSettings(Path data, String preset, int port, Optional<Path> refusal) {
  /** Reads MicroProfile Config: system properties, environment, then the WAR's defaults. */
  public static NodeSettings load() {
    Config config = ConfigProvider.getConfig();
    return new NodeSettings(
        Path.of(config.getOptionalValue("myelin.data", String.class).orElse("data"))
            .toAbsolutePath()
            .normalize(),
        config.getOptionalValue("myelin.preset", String.class).orElse("dev"),
        config.getOptionalValue("myelin.port", Integer.class).orElse(9944),
        config.getOptionalValue("myelin.refusal", String.class).map(Path::of));
  }
}
