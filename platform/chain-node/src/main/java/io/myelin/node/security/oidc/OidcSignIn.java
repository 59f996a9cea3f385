package io.myelin.node.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.myelin.access.Role;
import io.myelin.access.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Sends browsers to the provider and takes them back, each attempt once and by the same browser.
 */
public final class OidcSignIn {
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int MOST = 1_000;

  private final OidcSettings settings;
  private final Provider provider;
  private final InstantSource clock;
  private final Map<String, Attempt> attempts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempt> eldest) {
          return size() > MOST;
        }
      };

  private record Attempt(String verifier, String nonce, String browser, Instant ends) {}

  /**
   * Where to go.
   *
   * @param browser the secret of a cookie, by which the same browser is known when it comes back
   */
  public record Way(URI to, String browser) {}

  /** Somebody the provider knows. */
  public record Known(String name, Role role) {}

  public OidcSignIn(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.provider = new Provider(settings);
    this.clock = clock;
  }

  public Way begin() throws OidcException {
    URI at = provider.authorization();
    String state = Secrets.fresh();
    Attempt attempt =
        new Attempt(Secrets.fresh(), Secrets.fresh(), Secrets.fresh(), clock.instant().plus(LIFE));
    synchronized (attempts) {
      attempts.put(Secrets.hash(state), attempt);
    }
    String challenge =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                Secrets.sha256().digest(attempt.verifier().getBytes(StandardCharsets.US_ASCII)));
    String query =
        Provider.form(
            Map.of(
                "response_type",
                "code",
                "client_id",
                settings.clientId(),
                "redirect_uri",
                settings.callback().toString(),
                "scope",
                "openid profile",
                "state",
                state,
                "nonce",
                attempt.nonce(),
                "code_challenge",
                challenge,
                "code_challenge_method",
                "S256"));
    String join = at.getQuery() == null ? "?" : "&";
    return new Way(URI.create(at + join + query), attempt.browser());
  }

  /**
   * Takes a browser back.
   *
   * @throws OidcException when it is not one that was sent, or the provider does not vouch for it
   */
  public Known finish(String state, String code, String browser) throws OidcException {
    Optional<Attempt> attempt;
    synchronized (attempts) {
      attempt = Optional.ofNullable(attempts.remove(Secrets.hash(state)));
    }
    if (attempt.isEmpty()
        || attempt.get().ends().isBefore(clock.instant())
        || !Secrets.same(attempt.get().browser(), browser)) {
      throw new OidcException(
          401,
          "This answer of the provider was not asked for by this browser, came twice, or came later"
              + " than ten minutes; sign in once more.");
    }
    JWTClaimsSet claims = provider.claims(code, attempt.get().verifier(), attempt.get().nonce());
    String name = "oidc:" + name(claims);
    Role role = role(claims);
    return new Known(name, role);
  }

  private String name(JWTClaimsSet claims) {
    String name =
        Optional.ofNullable(claims.getClaim(settings.nameClaim()))
            .map(Object::toString)
            .filter(text -> !text.isBlank())
            .orElseGet(() -> Objects.toString(claims.getSubject()));
    return name.substring(0, Math.min(name.length(), 100)).replaceAll("\\p{C}", "?");
  }

  private Role role(JWTClaimsSet claims) throws OidcException {
    Collection<?> groups = groups(claims);
    for (Role role : List.of(Role.OWNER, Role.OPERATOR, Role.AUDITOR, Role.VIEWER)) {
      if (settings.groups().getOrDefault(role, Set.of()).stream().anyMatch(groups::contains)) {
        return role;
      }
    }
    throw new OidcException(
        403,
        "The provider knows "
            + name(claims)
            + ", but in none of the groups that have a role here"
            + " (claim '"
            + settings.rolesClaim()
            + "'); ask who looks after the provider.");
  }

  private Collection<?> groups(JWTClaimsSet claims) {
    Object found = claims.toJSONObject();
    for (String part : settings.rolesClaim().split("\\.")) {
      found = found instanceof Map<?, ?> object ? object.get(part) : null;
    }
    return found instanceof Collection<?> groups
        ? groups
        : Optional.ofNullable(found).map(List::<Object>of).orElse(List.of());
  }
}
