package io.myelin.node.chain;

import io.myelin.ledger.History;
import io.myelin.primitives.Lines;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * What the launcher told this process; every value has a default that suits a trial.
 *
 * @param bind the address the server listens on
 * @param node the root of this node as this machine reaches it
 * @param history how many past states stay readable, see {@link History#parse}
 * @param genesis the operator's genesis; empty when the preset brings its own
 */
public record NodeSettings(
    Path data,
    String preset,
    String bind,
    URI node,
    Optional<Path> genesis,
    Optional<Path> refusal,
    String history) {
  /** Reads MicroProfile Config: system properties, environment, then the WAR's defaults. */
  public static NodeSettings load() {
    Config config = ConfigProvider.getConfig();
    int port = config.getOptionalValue("myelin.port", Integer.class).orElse(9944);
    return new NodeSettings(
        Path.of(config.getOptionalValue("myelin.data", String.class).orElse("data"))
            .toAbsolutePath()
            .normalize(),
        config.getOptionalValue("myelin.preset", String.class).orElse("dev"),
        config.getOptionalValue("myelin.bind", String.class).orElse("127.0.0.1"),
        URI.create(
            config
                .getOptionalValue("myelin.node", String.class)
                .orElse("http://127.0.0.1:" + port)),
        config.getOptionalValue("myelin.genesis", String.class).map(Path::of),
        config.getOptionalValue("myelin.refusal", String.class).map(Path::of),
        config
            .getOptionalValue("myelin.history", String.class)
            .orElse(Long.toString(History.DEFAULT_STATES)));
  }

  /** What a person types to do what a request did. */
  public Lines lines() {
    return new Lines(node, data, "/api/v1/");
  }
}
