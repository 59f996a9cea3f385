package io.myelin.node.security.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.myelin.access.Role;
import io.myelin.access.Secrets;
import io.myelin.api.serving.Problems;
import io.myelin.node.security.oidc.OidcException.Kind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
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
  private static final String BEFORE = "oidc:";
  private static final int MARK = 16;

  private final OidcSettings settings;
  private final Provider provider;
  private final InstantSource clock;
  private final AttemptSeal seal = new AttemptSeal();
  private final UsedStates used = new UsedStates();

  /**
   * Where to go.
   *
   * @param browser the attempt, sealed, for a cookie: the browser brings it back
   */
  public record Way(URI to, String browser) {}

  /**
   * Somebody the provider knows.
   *
   * @param name for readers; some providers let people change it
   * @param person whom they are compared by: issuer and subject, which nobody changes
   */
  public record Known(String name, String person, Role role) {}

  public OidcSignIn(OidcSettings settings, InstantSource clock) {
    this.settings = settings;
    this.provider = new Provider(settings);
    this.clock = clock;
  }

  public Way begin() throws OidcException {
    URI at = provider.authorization();
    AttemptSeal.Attempt attempt = AttemptSeal.Attempt.fresh(clock.instant().plus(LIFE));
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
                attempt.state(),
                "nonce",
                attempt.nonce(),
                "code_challenge",
                challenge,
                "code_challenge_method",
                "S256"));
    String join = at.getQuery() == null ? "?" : "&";
    return new Way(URI.create(at + join + query), seal.seal(attempt));
  }

  /**
   * Takes a browser back.
   *
   * @param error what the provider says in place of a code; empty where it has one
   * @throws OidcException when it is not one that was sent, or the provider does not vouch for it
   */
  public Known finish(String state, String code, String error, String browser)
      throws OidcException {
    Instant now = clock.instant();
    Optional<AttemptSeal.Attempt> attempt =
        seal.open(browser)
            .filter(own -> Secrets.same(own.state(), state))
            .filter(own -> !own.ends().isBefore(now));
    if (attempt.isEmpty() || !used.use(state, attempt.get().ends(), now)) {
      throw new OidcException(
          Kind.NOT_ASKED_FOR,
          "This answer of the provider was not asked for by this browser, came twice, or came later"
              + " than ten minutes; sign in once more.");
    }
    if (!error.isEmpty()) {
      throw new OidcException(
          Kind.PROVIDER_REFUSED,
          "The provider signed nobody in and says '"
              + Problems.echo(error)
              + "'; sign in once more, or ask who looks after the provider.");
    }
    JWTClaimsSet claims = provider.claims(code, attempt.get().verifier(), attempt.get().nonce());
    return new Known(BEFORE + name(claims), person(claims), role(claims));
  }

  /** The issuer is that of the settings, or the token would not be taken. */
  private String person(JWTClaimsSet claims) {
    String whole = settings.issuer() + "\n" + claims.getSubject();
    return BEFORE + Secrets.hash(whole).substring(0, MARK);
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
        Kind.NO_ROLE,
        "The provider knows "
            + name(claims)
            + ", but in none of the groups that have a role here"
            + " (claim '"
            + settings.rolesClaim()
            + "'); ask who looks after the provider.",
        "oidc:" + name(claims));
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
