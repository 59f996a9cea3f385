package io.myelin.node.security.oidc;

import io.myelin.access.Role;
import io.myelin.node.chain.NodeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Which provider people come from, and what they are here.
 *
 * @param base this node as browsers reach it; redirects lead nowhere else, whatever a request says
 * @param rolesClaim where the token has somebody's groups; dots lead into objects
 * @param groups the groups that make somebody a role
 */
public record OidcSettings(
    URI issuer,
    String clientId,
    Optional<Path> secretFile,
    URI base,
    String nameClaim,
    String rolesClaim,
    Map<Role, Set<String>> groups) {
  /** Empty where no provider is named: people are local users then. */
  public static Optional<OidcSettings> load() {
    Config config = ConfigProvider.getConfig();
    return config
        .getOptionalValue("myelin.oidc.issuer", String.class)
        .map(issuer -> load(config, issuer));
  }

  private static OidcSettings load(Config config, String issuer) {
    Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      groups.put(
          role,
          Set.copyOf(
              config
                  .getOptionalValues("myelin.oidc.groups." + role.word(), String.class)
                  .orElse(List.of("myelin-" + role.word()))));
    }
    return new OidcSettings(
        secure(URI.create(issuer)),
        config.getOptionalValue("myelin.oidc.client-id", String.class).orElse("myelin"),
        config.getOptionalValue("myelin.oidc.client-secret-file", String.class).map(Path::of),
        config
            .getOptionalValue("myelin.oidc.base", String.class)
            .map(URI::create)
            .orElseGet(() -> NodeSettings.load().node()),
        config
            .getOptionalValue("myelin.oidc.name-claim", String.class)
            .orElse("preferred_username"),
        config.getOptionalValue("myelin.oidc.roles-claim", String.class).orElse("groups"),
        groups);
  }

  /**
   * An address to which secrets may go.
   *
   * @throws IllegalArgumentException for plain HTTP beyond this machine
   */
  static URI secure(URI address) {
    boolean loopback =
        String.valueOf(address.getHost()).matches("localhost|127\\.0\\.0\\.1|\\[::1\\]");
    if ("https".equals(address.getScheme()) || "http".equals(address.getScheme()) && loopback) {
      return address;
    }
    throw new IllegalArgumentException(
        "The provider's address " + address + " was refused; needed: https, or http on loopback.");
  }

  /** Where the provider sends browsers back to. */
  URI callback() {
    return base.resolve("/api/v1/session/oidc/callback");
  }
}
